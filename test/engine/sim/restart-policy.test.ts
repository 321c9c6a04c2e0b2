/** What brings a container back: the matrix of policies and ways of dying, and the restart delays, as measured on 26.1.5. */
import { expect } from 'chai';
import { apiKill, apiStart, apiStop } from '../../../harness/engine/sim/operations.ts';
import { signalProcess } from '../../../harness/engine/sim/process.ts';
import { runUntil } from '../../../harness/engine/sim/world.ts';
import type { RestartPolicy } from '../../../harness/model/settings.ts';
import { mean, type Solo, solo } from './solo.ts';

const policies = ['no', 'on-failure', 'unless-stopped', 'always'] as const;

const policyOf = (name: (typeof policies)[number], maxAttempts = 0): RestartPolicy =>
  name === 'on-failure' ? { name, maxAttempts } : { name };

interface Way {
  readonly title: string;
  readonly stopSignal?: string;
  readonly die: (one: Solo) => void;
  /** By policy, in the order above: whether it comes back. */
  readonly back: string;
}

const host = (signal: string) => (one: Solo) => signalProcess(one.container, signal, 'outside');
const api = (signal: string) => (one: Solo) => apiKill(one.world, one.container, one.ask, signal, () => {});
const then =
  (...acts: ((one: Solo) => void)[]) =>
  (one: Solo) => {
    for (const act of acts) {
      act(one);
      runUntil(one.world, one.world.now + 100);
    }
  };

const ways: readonly Way[] = [
  { title: 'SIGKILL from the host', die: host('KILL'), back: '-RRR' },
  { title: 'SIGTERM from the host, handled, exit 0', die: host('TERM'), back: '--RR' },
  { title: 'kill by the API', die: api('KILL'), back: '----' },
  { title: 'USR1 by the API, exit 3', die: api('USR1'), back: '----' },
  { title: 'USR1 by the API, exit 3, another stop signal', stopSignal: 'SIGUSR2', die: api('USR1'), back: '-R-R' },
  { title: 'a harmless HUP by the API, then SIGKILL from the host', die: then(api('HUP'), host('KILL')), back: '----' },
  {
    title: 'a harmless HUP by the API with another stop signal, then SIGKILL from the host',
    stopSignal: 'SIGUSR2',
    die: then(api('HUP'), host('KILL')),
    back: '-R-R',
  },
  { title: 'stop by the API', die: (one) => apiStop(one.world, one.container, one.ask, 1000, () => {}), back: '----' },
  { title: 'exit 3 by itself', die: (one) => one.container.life?.exit(3), back: '-RRR' },
  { title: 'exit 0 by itself', die: (one) => one.container.life?.exit(0), back: '--RR' },
];

describe('the simulated restart policy', () => {
  for (const way of ways) {
    for (const [place, name] of policies.entries()) {
      const back = way.back[place] === 'R';
      it(`${name} ${back ? 'restarts' : 'stays down'} after ${way.title}`, () => {
        const behaviour = { signals: { TERM: 0, USR1: 3 }, stopSignal: way.stopSignal ?? null };
        const one = solo({ restart: policyOf(name), behaviour });
        runUntil(one.world, 1000);
        way.die(one);
        runUntil(one.world, one.world.now + 5000);
        expect(one.times('died')).to.have.length(1);
        expect(one.times('started')).to.have.length(back ? 2 : 1);
        expect(one.container.status).to.equal(back ? 'running' : 'exited');
      });
    }
  }

  it('is not impressed by a kill of the first process from inside', () => {
    const one = solo();
    runUntil(one.world, 1000);
    signalProcess(one.container, 'KILL', 'inside');
    runUntil(one.world, 2000);
    expect(one.container.status).to.equal('running');
  });

  it('gives up after the attempts of on-failure', () => {
    const one = solo({ restart: policyOf('on-failure', 5), behaviour: leavesAfter(0) });
    runUntil(one.world, 60_000);
    expect(one.container.restartCount).to.equal(5);
    expect(one.container.status).to.equal('exited');
  });

  const observed: readonly (readonly [title: string, uptime: number, gaps: readonly number[]])[] = [
    ['exits at once', 0, [318, 363, 608, 1031, 1796, 3345, 6567, 12_978, 25_724, 51_365, 60_180, 60_167]],
    ['runs for 9 s', 9000, [267, 360, 569, 970, 1766, 3376, 6594, 12_922, 25_759, 51_391]],
    ['runs for 10.3 s', 10_300, [280, 280, 280, 280, 280]],
  ];
  for (const [title, uptime, expected] of observed) {
    it(`waits as long as the engine for a container that ${title}`, () => {
      const one = solo({ bridged: false, restart: { name: 'always' }, behaviour: leavesAfter(uptime) });
      runUntil(one.world, 400_000);
      const starts = one.times('started').slice(1);
      const gaps = expected.map((_, place) => starts[place]! - one.times('died')[place]!);
      expect(mean(gaps.map((gap, place) => gap - expected[place]!))).to.be.closeTo(0, 30);
      for (const [place, gap] of gaps.entries()) expect(gap).to.be.closeTo(expected[place]!, 60);
    });
  }

  it('begins with the first delay again after a start by the API, and counts from nought', () => {
    const one = solo({ bridged: false, restart: { name: 'always' }, behaviour: leavesAfter(0) });
    runUntil(one.world, 5000);
    expect(one.container.restartCount).to.be.above(3);
    apiStop(one.world, one.container, one.ask, 0, () => {});
    runUntil(one.world, 6000);
    expect(one.container.status).to.equal('exited');
    apiStart(one.world, one.container, one.ask, () => {});
    runUntil(one.world, 6250);
    expect(one.container.restartCount).to.be.at.most(1);
    expect(one.container.backOff).to.be.at.most(100);
  });
});

const leavesAfter = (uptime: number) => ({
  fresh: () => ({
    begin: () => ({ does: 'answer', status: 0, body: '', after: uptime, exit: 1 }) as const,
    answer: () => ({ does: 'hang' }) as const,
  }),
});
