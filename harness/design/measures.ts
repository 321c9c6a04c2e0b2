/** Which quantities a scenario's experiments have, and which of them is the headline: decided before the first run. */
import type { Measure, Quantity } from '../model/comparison-plan.ts';
import type { Fault } from '../model/fault.ts';
import { isControl, restartWouldMend } from '../model/fault-facts.ts';
import type { Plan, PlannedExperiment } from '../model/plan.ts';
import type { ProbeName } from '../model/probe.ts';
import { isUserProbe } from '../model/probe-traits.ts';
import { type Duration, milliseconds, sum } from '../model/time.ts';
import type { Variant } from '../model/variant.ts';
import { containerLasts, goodForOf } from '../prediction/recovery-window.ts';

/** The headline first, then experiment by experiment. `wanted` is the user's word for the headline; null: by what the settings imply. */
export function measuresOf(
  variants: readonly Pick<Variant, 'plan' | 'healers'>[],
  wanted: Quantity | null,
): readonly Measure[] {
  const plan = variants[0]!.plan;
  const all = plan.experiments
    .filter((one) => !isControl(one.fault))
    .flatMap((one) => measuresOfExperiment(one, plan, variants));
  const headline = all.find((one) => one.quantity === (wanted ?? impliedHeadline(all, variants))) ?? all[0];
  return headline === undefined ? [] : [headline, ...all.filter((one) => one !== headline)];
}

function measuresOfExperiment(
  one: PlannedExperiment,
  plan: Plan,
  variants: readonly Pick<Variant, 'plan' | 'healers'>[],
): readonly Measure[] {
  const { target } = one.fault;
  const probe = usersProbe(plan, target);
  const healed = one.hold === null || variants.some((variant) => healsBefore(one.fault, variant));
  const whole = sum(one.hold ?? milliseconds(0), one.recovery);
  const from = healed ? 'injection' : 'revert';
  // While a fault holds, only what comes before the revert is the settings' merit.
  const window = one.hold === null || !healed ? one.recovery : one.hold;
  const shared = { experiment: one.name, service: target } as const;
  // What comes back so late that it cannot be seen to last is not known to have come.
  const before = (lasts: Duration): Duration => milliseconds(window - lasts);
  const ofUsers = probe === null ? milliseconds(0) : before(goodForOf(plan, probe));
  const ofEngine = before(containerLasts);
  return [
    ...(probe === null || ofUsers <= 0
      ? []
      : [{ ...shared, quantity: 'recovery', from, probe, window: ofUsers } as const]),
    { ...shared, quantity: 'detection', from: 'injection', probe: null, window: one.hold ?? one.recovery },
    ...(ofEngine <= 0 ? [] : [{ ...shared, quantity: 'engineRecovery', from, probe: null, window: ofEngine } as const]),
    ...(probe === null ? [] : [{ ...shared, quantity: 'downtime', from: 'injection', probe, window: whole } as const]),
  ];
}

/** What a restart repairs, where a healer restarts what is unhealthy. */
function healsBefore(fault: Fault, { plan, healers }: Pick<Variant, 'plan' | 'healers'>): boolean {
  if (!restartWouldMend(fault)) return false;
  const healer = healers[fault.target];
  const test = plan.services.find((service) => service.name === fault.target)?.health?.test?.join(' ') ?? '';
  return healer === 'sidecar' || healer === 'exit-on-unhealthy' || /\bkill\b/.test(test);
}

/** The first that asks the target, else the first that asks anybody: what users see. */
function usersProbe(plan: Plan, target: string): ProbeName | null {
  const users = Object.entries(plan.probes).filter(([, probe]) => isUserProbe(probe));
  return (users.find(([, probe]) => probe.service === target) ?? users[0])?.[0] ?? null;
}

/** Recovery where anybody heals; else detection, where there is anything to notice it; else recovery from the revert. */
function impliedHeadline(
  measures: readonly Measure[],
  variants: readonly Pick<Variant, 'plan' | 'healers'>[],
): Quantity {
  const recovers = measures.some((one) => one.quantity === 'recovery' && one.from === 'injection');
  if (recovers) return 'recovery';
  const noticed = variants.some(({ plan }) => plan.experiments.some((one) => one.prediction.detection !== null));
  return noticed ? 'detection' : 'recovery';
}
