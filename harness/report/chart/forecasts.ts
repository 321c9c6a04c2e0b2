/** What was predicted of an experiment beside what was measured: the pairs that the brackets draw. */
import { recoveryOf, speakingProbe } from '../../analysis/words/speaking.ts';
import type { ExperimentAnalysis, Observed } from '../../model/analysis.ts';
import { type Bound, latest } from '../../model/bound.ts';
import type { Instant } from '../../model/time.ts';
import { faultEnd, heldClaim, origin, watchedService } from '../subject.ts';

export interface ForecastMark {
  readonly name: string;
  /** From where both are counted. */
  readonly from: Instant;
  readonly bounds: Bound;
  /** Null: nothing was there to be measured. */
  readonly measured: Observed | null;
}

/** None where the stack was not steady before: what came after says nothing of what was predicted. */
export function forecasts(experiment: ExperimentAnalysis): readonly ForecastMark[] {
  if (experiment.window === null || experiment.inconclusive?.code === 'R301') return [];
  const { detection, userRecovery, engineRecovery } = experiment.prediction;
  const service = watchedService(experiment);
  const speaking = speakingProbe(experiment);
  const all: ForecastMark[] = [];
  if (detection !== null) {
    all.push({ name: 'noticed', from: origin(experiment), bounds: detection, measured: service?.detection ?? null });
  }
  const end = faultEnd(experiment);
  if (userRecovery !== null) {
    const measured = speaking === undefined ? null : recoveryOf(speaking);
    all.push({ name: 'users served', from: end, bounds: userRecovery, measured });
  }
  if (engineRecovery !== null && service !== undefined && !heldClaim(experiment, 'isNotDetected', service.service)) {
    const name = service.checked ? 'healthy again' : 'running again';
    all.push({ name, from: end, bounds: engineRecovery, measured: recoveryOf(service) });
  }
  return all;
}

export type Hit = 'inside' | 'early' | 'late' | 'unseen' | 'unmeasured';

/** Where the measured time lies to its bounds; one whose resolution reaches them, or that a named chance may explain, counts as inside. */
export function hitOf({ bounds, measured }: ForecastMark): Hit {
  if (measured === null) return 'unmeasured';
  if (!measured.seen) return 'unseen';
  const { value, resolution } = measured.time;
  if (value + resolution < bounds.min) return 'early';
  return value - resolution > latest(bounds) ? 'late' : 'inside';
}
