/** What is good at an entry point, from its answers while nothing was done. */
import { expect } from 'chai';
import { recognise } from '../../harness/init/recognise.ts';
import type { EntryDoor } from '../../harness/learn/door.ts';
import { type AskedQuestion, entryPoint } from '../../harness/learn/entry-point.ts';
import { pathsAt, roundsAt } from '../../harness/learn/questions.ts';
import type { ProbeEnded } from '../../harness/model/probe-ended.ts';
import { instant } from '../../harness/model/time.ts';
import { described, publishing } from '../init/described.ts';

const service = described('api', publishing(80));
const door: EntryDoor = {
  service,
  by: 'users',
  port: 80,
  at: { host: '127.0.0.1', port: 32_768 },
  networks: null,
  nature: recognise(service, [service]),
};

/** Slots a tenth of a second apart; each answer took `took` milliseconds. */
const answers = (count: number, took: number, more: Partial<ProbeEnded> = {}): readonly ProbeEnded[] =>
  Array.from({ length: count }, (_, index) => ({
    ...{ type: 'probe.ended', probe: '0', role: 'probe', connection: 'fresh', connected: null, firstByte: null },
    ...{ due: instant(index * 100), sent: instant(index * 100), end: instant(index * 100 + took) },
    ...{ outcome: 'ok', status: 200, instance: null, value: 'the shop' },
    ...more,
  }));

const page = roundsAt(door, ['/'])[0]![0]!;
const asked = (all: readonly ProbeEnded[], at = door): AskedQuestion => ({
  question: { ...page, door: at },
  answers: all,
});
const learned = (all: readonly ProbeEnded[], ownPort = 80, others: readonly AskedQuestion[] = []) =>
  entryPoint({ name: 'api', ownPort, asked: asked(all), others });

describe('an entry point', () => {
  it('is good with the status and the body that it always had, within three seconds where it is quick', () => {
    expect(learned(answers(100, 4))).to.deep.include({
      name: 'api',
      service: 'api',
      by: 'users',
      steady: { text: 'GET / gives 200 and always the same body', good: 100, due: 100, p50: 4, p99: 4 },
    });
    const { probe } = learned(answers(100, 4))!;
    expect(probe).to.deep.include({ path: '/', status: [200], body: { matches: '^the shop$' }, within: 3000 });
    expect(probe).not.to.have.property('value');
  });

  it('has ten times as long as it took, in half seconds, and no less than three and no more than ten seconds', () => {
    const within = (took: number) => learned(answers(100, took))?.probe.within;
    expect([99, 301, 320, 2000].map(within)).to.deep.equal([3000, 3500, 3500, 10_000]);
  });

  it('is good as it is where that is 404: the status is what is asked for', () => {
    const entry = learned(answers(20, 4, { status: 404 }))!;
    expect(entry.probe).to.deep.include({ status: [404] });
    expect(entry.steady.text).to.equal('GET / gives 404 and always the same body');
  });

  it('is none where it got nothing but errors of the server, or nothing at all', () => {
    expect(learned(answers(20, 4, { status: 500 }))).to.equal(null);
    expect(learned(answers(20, 4, { outcome: 'refused', status: null }))).to.equal(null);
    expect(learned([])).to.equal(null);
  });

  it('says in how many of all it was good, and counts none of which we were late', () => {
    const all = [...answers(15, 4), ...answers(5, 4, { status: 503 }), ...answers(9, 4, { outcome: 'harness_late' })];
    expect(learned(all)?.steady).to.deep.include({ good: 15, due: 20 });
    expect(learned(all)?.steady.text).to.match(/, in 75 % of all$/);
  });

  it('is asked for its page by a plain connection where its service declares another port', () => {
    expect(learned(answers(20, 4), 8080)?.probe).to.deep.include({
      port: 80,
      send: 'GET / HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n',
      awaits: { matches: '^HTTP\\/1\\.[01] (200)' },
    });
  });

  it('of a service that is known by its image begins with what that speaks', () => {
    const redis = described('cache', { image: 'redis:7', ...publishing(6379) });
    const at = { ...door, service: redis, port: 6379, nature: recognise(redis, [redis]) };
    const rounds = roundsAt(at, pathsAt(at)).map((round) => round.map(({ says }) => says));
    expect(rounds[0]).to.deep.equal(['PING is answered']);
    expect(rounds[1]).to.include(null).and.not.include('PING is answered');
    expect(rounds[2]).to.deep.equal(['it takes connections']);
  });
});
