/** Claims about a probe's answers: held, missed, or not decided, also where something was not seen. */
import { expect } from 'chai';
import { judgeClaim } from '../../timelines/judge-claim.ts';

/** Answers of a stretch from 8 s on, a hundred being due in all: `[how many, outcome, how long each took]`. */
const from8 = (...stretches: readonly (readonly [number, string, number?])[]): string[] => {
  const lines: string[] = [];
  let from = 80;
  for (const [count, outcome, taking] of stretches) {
    for (let n = 0; n < count; n++) {
      lines.push(`${(from + n) / 10} answer page ${outcome}${taking === undefined ? '' : ` taking ${taking}`}`);
    }
    from += count;
  }
  return lines;
};

type Row = readonly [claim: string, answers: readonly string[], verdict: string, said: string | RegExp];

const hold = (title: string, rows: readonly Row[]): void => {
  describe(title, () => {
    for (const [claim, answers, verdict, said] of rows) {
      it(`${claim}: ${verdict}, ${said}`, () => {
        const judged = judgeClaim(claim, answers);
        const text = `${judged.observed} | ${judged.reason}`;
        expect(judged.verdict, text).to.equal(verdict);
        if (typeof said === 'string') expect(text).to.equal(said);
        else expect(text).to.match(said);
      });
    }
  });
};

const late = /^.*\| R309: the harness was late, and page was not observed for/;

hold('degrades', [
  ['degrades', from8([10, 'degraded']), 'pass', '10 degraded of 100 | null'],
  ['degrades', [], 'fail', '0 degraded of 100 | expected to degrade, and did not'],
  [
    'degrades',
    from8([10, 'degraded'], [2, 'http5xx']),
    'fail',
    '10 degraded and 2 bad of 100 | 2 bad of 100: 2 answered 500',
  ],
  ['degrades', from8([10, 'degraded'], [10, 'harness_late']), 'inconclusive', late],
  ['degrades', from8([10, 'harness_late']), 'inconclusive', late],
  ['degrades', from8([10, 'harness_late'], [1, 'http5xx']), 'fail', /1 bad of 90/],
  ['degrades', from8([5, 'degraded'], [1, 'harness_late'], [5, 'degraded']), 'pass', '11 degraded of 100 | null'],
]);

hold('failsFast', [
  ['failsFast 0.5', [], 'pass', 'no bad answer | null'],
  [
    'failsFast 0.5',
    from8([3, 'degraded', 0.03], [1, 'http5xx', 0.2]),
    'pass',
    '4 bad or degraded answers, the slowest after 0.2 s | null',
  ],
  [
    'failsFast 0.5',
    from8([3, 'degraded', 0.03], [2, 'response_timeout']),
    'fail',
    '5 bad or degraded answers, the slowest after 1 s | 2 of 5 bad or degraded answers hung',
  ],
  [
    'failsFast 0.5',
    from8([1, 'http5xx', 0.6], [2, 'response_timeout']),
    'fail',
    /3 of 3 bad or degraded answers hung or took longer than 0.5 s/,
  ],
  ['failsFast 0.5', from8([1, 'http5xx', 0.6]), 'fail', /1 of 1 bad or degraded answer took longer than 0.5 s/],
  ['failsFast 0.5', from8([3, 'degraded', 0.03], [10, 'harness_late']), 'inconclusive', late],
  ['failsFast 0.5', from8([10, 'harness_late'], [1, 'http5xx', 0.6]), 'fail', /took longer/],
  // Sent 0.4 ms after it was due: the service took 0.4998 s, the user waited 0.5002 s.
  [
    'failsFast 0.5',
    from8([1, 'http5xx', 0.5002]),
    'inconclusive',
    '1 bad or degraded answer, the slowest after 0.5 s | the harness was late, and the limit of 0.5 s lies inside that',
  ],
]);

hold('latency', [
  ['latency 0.95 0.2', [], 'pass', '95 % of 100 within 0.004 s ± 0.001 s | null'],
  ['latency 0.95 0.2', from8([5, 'ok', 0.6]), 'pass', /^95 % of 100 within 0.00/],
  [
    'latency 0.95 0.2',
    from8([6, 'ok', 0.6]),
    'fail',
    '95 % of 100 within 0.600 s ± 0.001 s | 6 of 100 good answers took longer',
  ],
  ['latency 1 0.2', from8([1, 'ok', 0.6]), 'fail', /1 of 100 good answers took longer/],
  // Bad and degraded answers are fast, and none of them counts.
  ['latency 0.95 0.2', from8([50, 'degraded', 0.001], [3, 'ok', 0.6]), 'fail', /3 of 50 good answers/],
  ['latency 0.95 0.2', from8([90, 'refused', 0.001]), 'pass', /^95 % of 10 within/],
  // Ten are not known: all of them may have been fast, or slow.
  [
    'latency 0.95 0.2',
    from8([10, 'harness_late']),
    'inconclusive',
    /^95 % of 100 within 0.00 … 1.00 s \| R309.*lies inside/,
  ],
  ['latency 0.9 0.2', from8([10, 'harness_late']), 'pass', /./],
  ['latency 0.9 0.2', from8([10, 'harness_late'], [11, 'ok', 0.6]), 'fail', /11 of 100 good answers took longer/],
  ['latency 0.95 0.2', from8([90, 'harness_late']), 'inconclusive', /lies inside the resolution/],
  // Two that agree and are near each other say that the one between was good, and not how fast.
  ['latency 1 0.2', from8([1, 'harness_late']), 'inconclusive', /the limit of 0.2 s lies inside the resolution/],
  // Between its sending and its being due lies the limit.
  ['latency 1 0.2', from8([1, 'ok', 0.2002]), 'inconclusive', /the limit of 0.2 s lies inside the resolution/],
]);

hold('errorRate', [
  ['errorRate 0.05', from8([5, 'http5xx']), 'pass', 'bad: 5 % of 100 | null'],
  ['errorRate 0.05', from8([6, 'http5xx']), 'fail', 'bad: 6 % of 100 | above 5 %: 6 answered 500'],
  ['errorRate 0.05', from8([50, 'degraded']), 'pass', 'bad: 0 % of 100 | null'],
  ['errorRate 0', from8([1, 'refused']), 'fail', /above 0 %/],
  ['errorRate 0.1', from8([10, 'harness_late']), 'pass', /10 not known/],
  ['errorRate 0.05', from8([10, 'harness_late']), 'inconclusive', late],
  ['errorRate 0.05', from8([10, 'harness_late'], [6, 'http5xx']), 'fail', /above 5 %/],
]);

hold('what a degraded answer is not', [
  ['isUnaffected', from8([3, 'degraded']), 'fail', '97 % of 100 | 3 degraded of 100'],
  ['isUnaffected', from8([3, 'degraded'], [1, 'http5xx']), 'fail', '96 % of 100 | 4 bad or degraded of 100'],
  ['fails', from8([3, 'degraded']), 'fail', '97 % of 100 good | expected to fail, and was degraded at the most'],
  ['fails', from8([3, 'degraded'], [1, 'http5xx']), 'pass', '96 % of 100 good | null'],
  ['isDetected probe 5', from8([3, 'degraded']), 'fail', /not within 10 s/],
  ['isDetected probe 5', from8([3, 'degraded'], [1, 'http5xx']), 'pass', /^1.3 s/],
  ['staysAvailable 0.98', from8([3, 'degraded']), 'fail', /below 98 %: 3 had a degraded answer \(503\)/],
  ['recovers 1', from8([13, 'degraded']), 'fail', /later than the limit/],
]);

describe('a window that was cut short', () => {
  const cut = (claim: string, answers: readonly string[]) => judgeClaim(claim, answers, 12).verdict;

  it('decides what has happened all the same, and nothing that may still come', () => {
    expect(cut('degrades', from8([1, 'degraded']))).to.equal('inconclusive');
    expect(cut('degrades', from8([1, 'http5xx']))).to.equal('fail');
    expect(cut('failsFast 0.5', from8([1, 'http5xx', 0.01]))).to.equal('inconclusive');
    expect(cut('failsFast 0.5', from8([1, 'http5xx', 0.9]))).to.equal('fail');
    expect(cut('latency 0.95 0.2', [])).to.equal('inconclusive');
    expect(cut('errorRate 0.05', from8([9, 'http5xx']))).to.equal('inconclusive');
  });
});

describe('a known weakness', () => {
  it('is told, and does not fail', () => {
    const judged = judgeClaim('failsFast 0.5 known the pool waits', from8([1, 'http5xx', 0.9]));
    expect(judged.verdict).to.equal('pass');
    expect(judged.reason).to.equal(
      'known since 1.0: the pool waits (1 of 1 bad or degraded answer took longer than 0.5 s)',
    );
  });
});
