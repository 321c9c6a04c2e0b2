/** What cannot come, however long one waits: only this is `never`, all else is `not within`. */
import type { Fault } from '../model/fault.ts';
import { restartWouldMend } from '../model/fault-facts.ts';
import type { FailureMode, Platform } from '../model/forecast.ts';
import type { HealerKind } from '../model/healer.ts';
import type { PlannedService, PredictedTime, Prediction } from '../model/plan.ts';
import { restartsOn } from '../prediction/restart.ts';

type RuledOut = readonly PredictedTime[];

const recoveries: RuledOut = ['engineRecovery', 'userRecovery'];

/** Plain Docker without a healer of ours; what orchestrators do is not in the settings alone. */
const nobodyHeals = (platform: Platform, healer: HealerKind | null): boolean =>
  platform === 'docker' && healer !== 'sidecar' && healer !== 'exit-on-unhealthy';

/** Of a scenario's own fault, while it holds. */
export function ruledOutOf(
  fault: Fault,
  prediction: Prediction,
  platform: Platform,
  healer: HealerKind | null,
): RuledOut {
  if (!nobodyHeals(platform, healer)) return [];
  const { never = [] } = prediction;
  return restartWouldMend(fault) ? [...never, ...recoveries] : never;
}

/** Of what a service does by itself. */
export function ruledOutAfter(
  failure: FailureMode,
  { restart, health }: PlannedService,
  platform: Platform,
  healer: HealerKind | null,
): RuledOut {
  if (!nobodyHeals(platform, healer)) return [];
  switch (failure) {
    case 'fail':
    case 'hang':
    case 'slow':
      return health === null ? ['detection', ...recoveries] : recoveries;
    case 'flap':
      return health === null ? ['detection'] : [];
    case 'crash':
    case 'crash-loop':
      return restartsOn(restart, { by: 'itself', code: 1 }) ? [] : recoveries;
  }
}
