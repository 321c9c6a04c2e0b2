/** Whether a machine was quiet enough during a run: its noise against that of runs that had the machine to themselves. */
import type { NoiseBaseline, NoiseLimits } from '../model/campaign-run.ts';
import { millisecondsText } from '../model/duration-text.ts';
import { type Duration, milliseconds } from '../model/time.ts';

/** Noise this low needs no comparison: it moves no number by more than a probe's own resolution. */
const goodEnough = milliseconds(10);
const slack = 3;
/** The engine's own checks are part of what is measured, so less is allowed for them. */
const checkSlack = 1.5;
const checkGrace = milliseconds(20);

/**
 * The most that is allowed. `alone`: noise baselines of runs that had the machine to themselves; the quietest counts, since whatever else
 * the machine did beside one of them is no excuse for the others. `check`: the least that the same health checks took so far in
 * the median; null: they were not seen yet.
 */
export function noiseLimitsOf(alone: readonly NoiseBaseline[], check: Duration | null): NoiseLimits {
  const least = (read: (ruler: NoiseBaseline) => Duration): number =>
    alone.length === 0 ? 0 : Math.min(...alone.map(read));
  return {
    probeLatenessP99: milliseconds(Math.max(goodEnough, slack * least((one) => one.probeLatenessP99))),
    engineRoundTripP50: milliseconds(Math.max(goodEnough, slack * least((one) => one.engineRoundTripP50))),
    healthProbeP50: check === null ? null : milliseconds(checkSlack * check + checkGrace),
  };
}

/** Why the run's numbers do not count; null: they do. */
export function outside(ruler: NoiseBaseline, band: NoiseLimits): string | null {
  const over = (what: string, value: Duration | null, limit: Duration | null): string | null =>
    value === null || limit === null || value <= limit
      ? null
      : `${what} ${millisecondsText(value)}, and ${millisecondsText(limit)} is the most that is allowed on a quiet machine`;
  return (
    over('probes were late at the 99th percentile by', ruler.probeLatenessP99, band.probeLatenessP99) ??
    over("the engine's round trip took in the median", ruler.engineRoundTripP50, band.engineRoundTripP50) ??
    over("the engine's own health checks took in the median", ruler.healthProbeP50, band.healthProbeP50)
  );
}
