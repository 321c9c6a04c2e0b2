/** Whether the stack was in its steady state before the fault; without that, nothing after it says anything. */
import { type Failure, failure } from '../model/failure.ts';
import { type Duration, milliseconds, type Span } from '../model/time.ts';
import { listText, shareText } from './figures.ts';
import { judgeOne } from './judge.ts';
import type { ProbeSight } from './probe-reading.ts';
import { countOf, isBad } from './samples.ts';
import type { ServiceSight } from './service-reading.ts';
import type { Sights } from './sights.ts';
import { clip, totalOf } from './spans.ts';
import { gapIn, silentIn } from './unseen.ts';
import type { Window } from './windows.ts';

/** At most this share of the baseline's answers may be bad: the same measure as for being recovered. */
const tolerated = 0.01;

/** What was not known in more than this share of its looks has shown no steady state. */
const mostUnseen = 0.2;

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
  const healthy = ({ well }: ServiceSight): number => totalOf(well.best.map((span) => clip(span, baseline)));
  return [...sights.services.values()]
    .filter((one) => one.checked && healthy(one) < lengthOf(baseline) - one.resolution - 1)
    .map((one) => `${one.name} was not healthy all the time`);
}

function badProbesIn(sights: Sights, baseline: Span): string[] {
  const troubled: string[] = [];
  for (const sight of sights.probes.values()) {
    const { name, probe, slots } = sight;
    const { good, due, unknown } = slots.dueIn(baseline).share();
    // What was still under way when the fault came belongs to the fault.
    const late = countOf(sight.samples.dueIn(baseline), (one) => one.end > baseline.to && isBad(one, probe));
    const share = { good, due: due - late, unknown: 0 };
    const silent = silentIn(sight, baseline);
    const all = due + unknown;
    if (share.due - good > tolerated * share.due) troubled.push(`${name} was good for only ${shareText(share)}`);
    else if (silent > mostUnseen * all) troubled.push(silentText(sight, silent, all, baseline));
    else if (unknown > mostUnseen * all)
      troubled.push(`the harness was late for ${unknown} of ${all} looks of ${name}`);
    else if (due === 0 && lengthOf(baseline) > 2000 / probe.rate) troubled.push(`${name} was not asked in time once`);
  }
  return troubled;
}

function silentText(sight: ProbeSight, silent: number, all: number, baseline: Span): string {
  const reason = gapIn(sight, baseline);
  const share = silent === all ? '' : ` in ${silent} of ${all} looks`;
  return `${sight.name} brought no data${share}${reason === null ? '' : ` (${reason})`}`;
}

function brokenExpectations(sights: Sights, baseline: Span): string[] {
  const window: Window = { ...baseline, origin: baseline.from, uncertainty: milliseconds(0), complete: true };
  return sights.plan.steadyState
    .map((one) => judgeOne(one, 'during', window, sights, null))
    .filter((one) => one.verdict !== 'pass')
    .map((one) => `it did not hold that ${one.sentence} (${one.observed})`);
}

const lengthOf = (span: Span): Duration => milliseconds(span.to - span.from);
