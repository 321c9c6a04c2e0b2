import { expect } from 'chai';
import { Samples } from '../../../harness/analysis/readings/sample-columns.ts';
import { whatCame } from '../../../harness/analysis/words/what-came.ts';
import { http, redis } from '../../../harness/index.ts';
import type { Outcome, Probe } from '../../../harness/model/probe.ts';
import { instant } from '../../../harness/model/time.ts';
import { api } from '../../plan/sample.ts';
import { sample } from '../answers.ts';

const probe = http(api, '/health', { status: 200, within: '1s' });
const whole = { from: instant(0), to: instant(100_000) };

/** A sample each 50 ms, each over after `taking`. */
const cameOf = (all: readonly (readonly [Outcome, number | null])[], until?: number, taking = 4, of: Probe = probe) => {
  const samples = Samples.of(
    all.map(([outcome, status], index) => {
      const due = 50 * index;
      return sample(due, outcome, { status, end: instant(due + taking) });
    }),
  );
  return whatCame({ samples, probe: of }, whole, until === undefined ? undefined : instant(until));
};
const times = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one);

describe('what came of a probe in place of good answers', () => {
  it('is its status with its count', () => {
    expect(cameOf(times(100, ['http5xx', 503] as const))).to.equal('100 answered 503');
    expect(cameOf([['http4xx', 404], ...times(5, ['ok', 200] as const)])).to.equal('1 answered 404');
    expect(cameOf([['wrong', 204]])).to.equal('1 answered 204');
  });

  it('is the body where the status is as declared', () => {
    expect(cameOf([['wrong_body', 200]])).to.equal('1 answered 200 with another body');
    expect(cameOf([['wrong', 200]]), 'in a run of before').to.equal('1 answered 200 with another body');
  });

  it('is the headers where only they are not as declared, and the latency where only that is', () => {
    const strict = http(api, '/health', { hasHeaders: { etag: /./ }, latency: '200ms' });
    expect(cameOf([['wrong', 200]], undefined, 4, strict)).to.equal('1 answered 200 with other headers');
    expect(cameOf([['wrong', 302]], undefined, 4, strict)).to.equal('1 answered 302');
    expect(cameOf([['response_timeout', 200]], undefined, 300, strict)).to.equal(
      '1 answered 200 after more than 0.2 s',
    );
    expect(cameOf([['response_timeout', 200]], undefined, 1001, strict), 'hung in its body').to.equal(
      '1 had no answer within 1 s',
    );
  });

  it('is what became of the connection where nothing was answered, the commonest first', () => {
    const mixed = [
      ['reset', null],
      ['refused', null],
      ['refused', null],
      ['tls', null],
      ['dns', null],
    ] as const;
    expect(cameOf(mixed)).to.equal('2 were refused, 1 were reset, 1 failed at TLS and 1 otherwise');
    expect(cameOf([['connect_timeout', null]])).to.equal('1 could not connect within 1 s');
    expect(cameOf([['ok', 200]], undefined, 1500), 'too late').to.equal('1 had no answer within 1 s');
  });

  it('is why, in the words of who was asked, and of several reasons the first', () => {
    const came = (...all: readonly (readonly [Outcome, string])[]) =>
      whatCame(
        { samples: Samples.of(all.map(([outcome, said], n) => sample(50 * n, outcome, { said, status: 200 }))), probe },
        whole,
      );
    const over = 'certificate has expired';
    expect(came(['wrong_body', over], ['wrong_body', over])).to.equal(`2 answered 200 with another body (${over})`);
    expect(came(['wrong_body', 'a is 1'], ['wrong_body', 'a is 2'])).to.equal(
      '2 answered 200 with another body (the first: a is 1)',
    );
    expect(came(['wrong_body', 'b'.repeat(300)])).to.have.length(155);
    expect(came(['response_timeout', 'late'])).to.equal('1 had no answer within 1 s');
  });

  it('is what a server said of itself, in its own protocol', () => {
    const told = (outcome: Outcome) => cameOf([[outcome, null]], undefined, 4, redis(api));
    expect((['starting', 'stopping', 'full', 'not_serving', 'protocol', 'wrong'] as const).map(told)).to.deep.equal([
      '1 were told that it is starting up',
      '1 were told that it is shutting down',
      '1 were told that it has no connection left',
      '1 were told that it does not serve',
      '1 had an answer that is no valid Redis',
      '1 were not as declared',
    ]);
  });

  it('is nothing where all was good, it was not sampled, or it came after the end', () => {
    expect(
      cameOf([
        ['ok', 200],
        ['harness_late', null],
      ]),
    ).to.equal(null);
    expect(cameOf([['http5xx', 500]], 2)).to.equal(null);
  });
});
