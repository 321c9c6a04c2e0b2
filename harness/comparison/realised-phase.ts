/** Where in the health cycle of its target a fault really came. */
import type { ExperimentAnalysis } from '../model/analysis.ts';
import type { PlannedService } from '../model/plan.ts';
import type { ServiceName } from '../model/stack.ts';
import { median } from '../statistics/median.ts';

/** 0 … 1 of the time from the end of the last look before it to the end of the next, if that had passed; null: nothing was looked at before. */
export function realisedPhase(
  one: ExperimentAnalysis,
  target: ServiceName,
  services: readonly PlannedService[],
): number | null {
  const health = services.find((service) => service.name === target)?.health;
  const looks = one.services.find((service) => service.service === target)?.replicas[0]?.looks ?? [];
  if (health == null || one.window === null) return null;
  const injected = one.window.certain.from;
  const before = looks.filter((look) => look.end <= injected);
  const last = before.at(-1);
  if (last === undefined) return null;
  const length = median(before.map((look) => look.end - look.start));
  return Math.min(1, (injected - last.end) / (health.interval + length));
}
