/** Whether the stack was in its steady state before the fault; without that, nothing after it says anything. */
import { type Failure, failure } from '../model/failure.ts';
import { type Duration, milliseconds, type Span } from '../model/time.ts';
import { listText, shareText } from './figures.ts';
import { judgeOne } from './judge.ts';
import { isBad, shareOf } from './samples.ts';
import { firstAtLeast } from './search.ts';
import type { Sights } from './sights.ts';
import { clip, totalOf } from './spans.ts';
import type { Window } from './windows.ts';

/** At most this share of the baseline's answers may be bad: the same measure as for being recovered. */
const tolerated = 0.01;

/** Names who was not steady; null when all were. */
export function judgeSteadyState(sights: Sights): Failure | null {
  const { baseline } = sights.windows;
  const troubled = [
    ...unhealthyIn(sights, baseline),
    ...badProbesIn(sights, baseline),
    ...brokenExpectations(sights, baseline),
  ];
  if (troubled.length === 0) return null;
  return failure('R301', `before the fault, ${listText(troubled)}`, {
    at: `experiment '${sights.planned.name}'`,
    fix: 'see the story of the baseline; a longer baseline or a settled stack may be needed',
  });
}

function unhealthyIn(sights: Sights, baseline: Span): string[] {
  return [...sights.services.values()]
    .filter(
      (one) =>
        one.checked && totalOf(one.well.map((span) => clip(span, baseline))) < lengthOf(baseline) - one.resolution - 1,
    )
    .map((one) => `${one.name} was not healthy all the time`);
}

function badProbesIn(sights: Sights, baseline: Span): string[] {
  const troubled: string[] = [];
  for (const { name, probe, samples } of sights.probes.values()) {
    // What was still under way when the fault came belongs to the fault.
    const from = firstAtLeast(samples, baseline.from, (one) => one.due);
    const to = firstAtLeast(samples, baseline.to, (one) => one.due);
    const inside = samples.slice(from, to).filter((one) => one.end <= baseline.to || !isBad(one, probe));
    const share = shareOf(inside, probe);
    if (share.due - share.good > tolerated * share.due) troubled.push(`${name} was good for only ${shareText(share)}`);
    else if (share.due === 0 && lengthOf(baseline) > 2000 / probe.rate)
      troubled.push(`${name} was not asked in time once`);
  }
  return troubled;
}

function brokenExpectations(sights: Sights, baseline: Span): string[] {
  const window: Window = { ...baseline, origin: baseline.from, uncertainty: milliseconds(0), complete: true };
  return sights.plan.steadyState
    .map((one) => judgeOne(one, 'during', window, sights, null))
    .filter((one) => one.verdict !== 'pass')
    .map((one) => `it did not hold that ${one.sentence} (${one.observed})`);
}

const lengthOf = (span: Span): Duration => milliseconds(span.to - span.from);
