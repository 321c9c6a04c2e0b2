/** How long runs take, and how many repeats a budget allows. */
import { isControl } from '../model/fault-facts.ts';
import type { Plan } from '../model/plan.ts';
import { type Duration, milliseconds, seconds, sum } from '../model/time.ts';
import { gapAt } from '../prediction/health.ts';

/** Bringing up, settling and taking down beside what the settings say; as seen with two small services. */
const overhead = seconds(6);

/** One run: from its first container to its last, with half a health cycle of waiting for the phase. */
export function runLength(plan: Plan): Duration {
  const checks = plan.services.flatMap(({ health }) => (health === null ? [] : [health]));
  const start = Math.max(0, ...checks.map((health) => gapAt(health, 0)));
  const faults = plan.experiments.filter((one) => !isControl(one.fault));
  const targets = new Set(faults.map((one) => one.fault.target));
  const cycles = plan.services.filter((one) => targets.has(one.name)).map((one) => one.health?.interval ?? 0);
  const waiting = (faults.length * Math.max(0, ...cycles)) / 2;
  return sum(overhead, milliseconds(start), plan.windows, milliseconds(waiting));
}

/** The most repeats, up to `wanted`, whose runs and controls fit into the budget side by side; at least one. */
export function repeatsWithin(
  budget: Duration,
  {
    block,
    controls,
    wanted,
    jobs,
  }: {
    readonly block: Duration;
    readonly controls: Duration;
    readonly wanted: number;
    readonly jobs: number;
  },
): number {
  const left = budget * jobs - controls;
  return Math.max(1, Math.min(wanted, Math.floor(left / block)));
}
