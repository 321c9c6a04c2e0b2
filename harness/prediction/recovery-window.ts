/** For how long it must be good again to count as recovered. */
import type { Plan } from '../model/plan.ts';
import type { ProbeName } from '../model/probe.ts';
import type { HealthSettings } from '../model/settings.ts';
import { type Duration, milliseconds, seconds } from '../model/time.ts';

/** With fewer probes in the window, a single good answer would be a recovery. */
const leastProbes = 5;

/**
 * W: the largest of 5 s, two health intervals of the probed service, and the time of five probes (`analysis/SEMANTICS.md`, "Served again").
 * `rate`: probes a second.
 */
export const recoveryWindow = (health: HealthSettings | null, rate: number): Duration =>
  milliseconds(Math.max(seconds(5), 2 * (health?.interval ?? 0), (leastProbes * 1000) / rate));

/** W of a probe, as the plan has it or as its service's settings imply. */
export function goodForOf(plan: Pick<Plan, 'goodFor' | 'probes' | 'services'>, name: ProbeName): Duration {
  const probe = plan.probes[name];
  const health = plan.services.find((one) => one.name === probe?.service)?.health ?? null;
  return plan.goodFor?.[name] ?? recoveryWindow(health, probe?.rate ?? 1);
}

/** A container that falls again sooner than this has not come back: a crash loop runs for a moment, too. */
export const containerLasts: Duration = seconds(5);
