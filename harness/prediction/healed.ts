/** How long a fault lasts that a healer ends: from the end of the injection to good answers and to health. */
import { whole } from '../model/bound.ts';
import { type HealerKind, sidecarInterval } from '../model/healer.ts';
import { type DurationRange, milliseconds } from '../model/time.ts';
import type { EngineCosts } from './costs.ts';
import { detectionOfFailure } from './health.ts';
import type { KnownService } from './known-service.ts';
import { addRanges, upTo } from './ranges.ts';
import { backOffBounds } from './restart.ts';
import { comesBack, type WayBack } from './way-back.ts';

export interface Healed {
  /** When the engine tells of it: `unhealthy`, or `die` where the check ends the process. */
  readonly detection: DurationRange;
  readonly engineRecovery: DurationRange;
  readonly userRecovery: DurationRange;
}

/**
 * `detection`: when the check calls the service unhealthy. A sidecar sees it within one interval of its own, and its
 * restart takes up to the stop grace. A check that ends the process acts at its first failing check, whatever
 * `retries` says; the process leaves in its own time, and the policy starts it after its first back-off. Null: this healer
 * does not heal what the check sees, or the service has no check.
 */
export function healedBy(
  healer: HealerKind,
  service: KnownService,
  detection: DurationRange | null,
  costs: EngineCosts,
): Healed | null {
  const { health } = service;
  if (health === null || detection === null) return null;
  switch (healer) {
    case 'none':
    case 'restart-policy':
      return null;
    case 'sidecar': {
      const seen = upTo(milliseconds(sidecarInterval + costs.call.max));
      const stopped = addRanges(upTo(service.stopGrace), costs.teardown);
      const back = comesBack(service, addRanges(detection, seen, stopped, costs.start), costs);
      return { detection, ...wholly(back) };
    }
    case 'exit-on-unhealthy': {
      const failed = detectionOfFailure({ ...health, retries: 1 }, costs);
      const left = upTo(milliseconds(costs.boot.max));
      const died = addRanges(failed, left, costs.teardown);
      return { detection: died, ...wholly(comesBack(service, addRanges(died, backOffBounds(1, costs)), costs)) };
    }
  }
}

const wholly = ({ engineRecovery, userRecovery }: WayBack): Omit<Healed, 'detection'> => ({
  engineRecovery: whole(engineRecovery),
  userRecovery: whole(userRecovery),
});
