/** Columns give back what was put in, in the order of the due instants, however it came. */
import { expect } from 'chai';
import fc from 'fast-check';
import { type ProbeSample, Samples } from '../../../harness/analysis/readings/sample-columns.ts';
import type { Outcome } from '../../../harness/model/probe.ts';
import { instant } from '../../../harness/model/time.ts';

const outcomes: readonly Outcome[] = ['ok', 'refused', 'harness_late', 'http5xx'];

/** Whole microseconds, as a timeline has them. */
const samples: fc.Arbitrary<ProbeSample[]> = fc
  .uniqueArray(
    fc.record({
      connection: fc.constantFrom('fresh' as const, 'kept' as const),
      due: fc.integer({ min: 0, max: 1e9 }).map((one) => instant(one / 1000)),
      late: fc.integer({ min: 0, max: 3e6 }),
      takes: fc.integer({ min: 0, max: 3e6 }),
      outcome: fc.constantFrom(...outcomes),
      status: fc.constantFrom(null, 200, 503),
      instance: fc.constantFrom(null, 'a', 'b'),
      write: fc.option(fc.integer({ min: 0, max: 1e6 }), { nil: undefined }),
    }),
    { selector: (one) => one.due, maxLength: 60 },
  )
  .map((all) =>
    all.map(({ late, takes, write, ...one }): ProbeSample => {
      const sent = instant(one.due + late / 1000);
      return { ...one, sent, end: instant(sent + takes / 1000), ...(write === undefined ? {} : { write }) };
    }),
  );

const rounded = ({ sent, end, ...rest }: ProbeSample) => ({ ...rest, sent: sent.toFixed(4), end: end.toFixed(4) });

describe('the samples of a probe', () => {
  it('are given back as they were put in, sorted by due instant', () => {
    fc.assert(
      fc.property(samples, (all) => {
        const sorted = all.toSorted((a, b) => a.due - b.due).map(rounded);
        expect([...Samples.of(all)].map(rounded)).to.deep.equal(sorted);
      }),
      { numRuns: 200 },
    );
  });

  it('are found by their due instants, in any stretch', () => {
    fc.assert(
      fc.property(samples, fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: 0, max: 1e6 }), (all, a, b) => {
        const span = { from: instant(Math.min(a, b)), to: instant(Math.max(a, b)) };
        const inside = Samples.of(all).dueIn(span);
        const due = all.map((one) => one.due).filter((one) => one >= span.from && one < span.to);
        expect([...inside].map((one) => one.due)).to.deep.equal(due.toSorted((x, y) => x - y));
        expect([...inside.dueIn(span)]).to.deep.equal([...inside]);
      }),
    );
  });

  it('are many: a hundred thousand, every tenth a second late, are in order', () => {
    const made = Samples.empty();
    const put = (n: number): void => {
      const due = instant(n * 10);
      made.push({ connection: 'fresh', due, sent: due, end: due, outcome: 'ok', status: 200, instance: null });
    };
    for (let n = 0; n < 100_000; n++) {
      if (n % 10 !== 0) put(n);
      if (n >= 100 && (n - 100) % 10 === 0) put(n - 100);
    }
    expect(made.length).to.equal(99_990);
    for (let i = 1; i < made.length; i++) expect(made.dueAt(i)).to.be.above(made.dueAt(i - 1));
  });
});
