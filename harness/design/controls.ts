/** Controls: the stack without a fault. */
import { leftInPeace } from '../model/fault-facts.ts';
import type { Plan, PlannedService } from '../model/plan.ts';
import { type Duration, milliseconds, seconds, sum } from '../model/time.ts';

export const controlName = 'control';

const shortest = seconds(20);
const longest = seconds(120);

/** Four runs of the slowest check, within 20 s … 2 min: a check that is slower is priced by a quicker one that asks the same. */
export function controlWindow(plans: readonly Plan[]): Duration {
  const periods = plans.flatMap((plan) => plan.services.map((service) => 4 * periodOf(service)));
  return milliseconds(Math.max(shortest, Math.min(longest, Math.max(0, ...periods))));
}

const periodOf = ({ health }: PlannedService): number => (health === null ? 0 : sum(health.interval, milliseconds(60)));

/** The plan of a control: the same stack and probes, nothing done, for one window. */
export function controlPlan(plan: Plan, window: Duration): Plan {
  const target = plan.experiments[0]?.fault.target ?? plan.services[0]!.name;
  const baseline = seconds(2);
  return {
    ...plan,
    load: {},
    steadyState: [],
    experiments: [
      {
        name: controlName,
        fault: leftInPeace(target),
        baseline,
        hold: null,
        then: null,
        recovery: window,
        phase: null,
        during: [],
        after: [],
        prediction: { detection: null, engineRecovery: null, userRecovery: null, why: 'nothing is done' },
        notes: [],
      },
    ],
    windows: sum(baseline, window),
    budget: sum(milliseconds(3 * window), seconds(180)),
  };
}
