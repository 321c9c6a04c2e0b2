/** Whether a machine was quiet enough during a run: its ruler against those of runs that had the machine to themselves. */
import type { Ruler, RulerBand } from '../model/campaign-run.ts';
import { type Duration, milliseconds } from '../model/time.ts';

/** A ruler this good needs no comparison: it moves no number by more than a probe's own resolution. */
const goodEnough = milliseconds(10);
const slack = 3;
/** The engine's own looks are part of what is measured, so less is allowed for them. */
const lookSlack = 1.5;
const lookGrace = milliseconds(20);

/** The most that is allowed, from rulers of runs alone. */
export function bandOf(references: readonly Ruler[]): RulerBand {
  const most = (read: (ruler: Ruler) => Duration | null): number =>
    Math.max(0, ...references.map((one) => read(one) ?? 0));
  const looks = references.flatMap((one) => (one.healthProbeP50 === null ? [] : [one.healthProbeP50]));
  return {
    probeLatenessP99: milliseconds(Math.max(goodEnough, slack * most((one) => one.probeLatenessP99))),
    engineRoundTripP50: milliseconds(Math.max(goodEnough, slack * most((one) => one.engineRoundTripP50))),
    healthProbeP50: looks.length === 0 ? null : milliseconds(lookSlack * Math.max(...looks) + lookGrace),
  };
}

/** Why the run's numbers do not count; null: they do. */
export function outside(ruler: Ruler, band: RulerBand): string | null {
  const over = (what: string, value: Duration | null, limit: Duration | null): string | null =>
    value === null || limit === null || value <= limit
      ? null
      : `${what} ${value.toFixed(0)} ms, and ${limit.toFixed(0)} ms is the most that a quiet machine allows`;
  return (
    over('probes were late at the 99th percentile by', ruler.probeLatenessP99, band.probeLatenessP99) ??
    over("the engine's round trip took in the median", ruler.engineRoundTripP50, band.engineRoundTripP50) ??
    over("the engine's own looks took in the median", ruler.healthProbeP50, band.healthProbeP50)
  );
}
