import { expect } from 'chai';
import fc from 'fast-check';
import type { OutcomeRun } from '../../../harness/model/analysis.ts';
import type { Outcome } from '../../../harness/model/probe.ts';
import { severity } from '../../../harness/model/severity.ts';
import { instant } from '../../../harness/model/time.ts';
import { frameOf, LEFT, RIGHT, WIDTH } from '../../../harness/report/chart/frame.ts';
import { segments } from '../../../harness/report/chart/strip-segments.ts';
import { itsOwnBug } from '../sample.ts';

const frame = frameOf({ ...itsOwnBug, span: { from: instant(0), to: instant(600_000) } });
const outcome = fc.constantFrom<Outcome>('ok', 'http5xx', 'refused', 'connect_timeout', 'harness_late');

/** Runs without a gap over ten minutes at a probe each 20 ms. */
const strips = fc
  .array(fc.tuple(outcome, fc.integer({ min: 1, max: 60 })), { minLength: 1, maxLength: 3000 })
  .map((parts) => {
    let at = 0;
    const runs: OutcomeRun[] = [];
    for (const [one, count] of parts) {
      if (at + count * 20 > 600_000) break;
      runs.push({ outcome: one, from: instant(at), to: instant(at + (count - 1) * 20), count });
      at += count * 20;
    }
    return runs;
  });

describe('report/chart/strip-segments', () => {
  it('keeps every probe, bounds the segments by the width, and hides no bad answer', () => {
    fc.assert(
      fc.property(strips, (runs) => {
        const drawn = segments(frame, runs);
        expect(drawn.length).to.be.at.most((WIDTH - LEFT - RIGHT) / 2 + 1);
        const total = drawn.flatMap((one) => [...one.counts.values()]).reduce((sum, count) => sum + count, 0);
        expect(total).to.equal(runs.reduce((sum, run) => sum + run.count, 0));
        for (const one of drawn) {
          const worst = Math.max(...[...one.counts.keys()].map(severity));
          expect(one.swatch.id === 'ok').to.equal(worst === 0);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('leaves the edges of long runs where they are', () => {
    const drawn = segments(frameOf(itsOwnBug), itsOwnBug.probes[0]!.strip.fresh);
    expect(drawn.map((one) => one.swatch.id)).to.deep.equal(['ok', 'bad-answer', 'no-connection', 'ok']);
    expect(drawn[1]!.from).to.be.closeTo(0.02, 1e-9);
    expect(drawn[3]!.from).to.be.closeTo(26.74, 1e-9);
  });
});
