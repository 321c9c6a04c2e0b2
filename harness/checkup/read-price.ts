/** What a check costs, by running it again and again in its own container. */
import type { EventIndex } from '../analysis/event-index.ts';
import type { CheckPrice } from '../model/checkup.ts';
import type { CheckReading } from '../model/checkup-facts.ts';
import type { HealthSettings } from '../model/settings.ts';
import { between, type Duration, milliseconds } from '../model/time.ts';

const hour = 3_600_000;

/** The engine's clock of CPU time ticks in these on some machines. */
const tick = 10;

/** CPU that the container used while nothing was done, its own check included, and for how long that was read. */
export interface IdleCpu {
  readonly cpu: Duration;
  readonly took: Duration;
}

/** Null: it was not run. `replicas`: each of them has the check. */
export function priceOfCheck(
  { busy, runs, before, after }: CheckReading,
  idle: IdleCpu,
  health: HealthSettings,
  replicas: number,
  pidsLimit: number | null,
): CheckPrice | null {
  if (runs.length === 0 || busy.took <= 0) return null;
  const rest = idle.took <= 0 ? 0 : (idle.cpu / idle.took) * busy.took;
  const value = Math.max(0, (busy.cpu - rest) / runs.length);
  // What the service itself used in a time of the same length is as uncertain as it is large.
  const resolution = (tick + rest / 2) / runs.length;
  const length = middle(runs.map((one) => one.length));
  const perHour = (replicas * hour) / (health.interval + length);
  return {
    cpu: { value: milliseconds(value), resolution: milliseconds(resolution) },
    length,
    perHour,
    cpuPerHour: milliseconds(perHour * value),
    runs: runs.length,
    leftBehind: before === null || after === null ? null : Math.max(0, after.length - before.length),
    pidsLimit,
  };
}

const middle = (lengths: readonly Duration[]): Duration =>
  lengths.toSorted((a, b) => a - b)[Math.floor(lengths.length / 2)] ?? milliseconds(0);

/** Of the first container of a service, between the first reading of a run and its last. */
export function idleCpu(service: string, stats: EventIndex['stats']): IdleCpu {
  const own = stats.filter((one) => one.service === service);
  const same = own.filter((one) => one.container === own[0]?.container);
  const [first, last] = [same[0], same.at(-1)];
  if (first === undefined || last === undefined) return { cpu: milliseconds(0), took: milliseconds(0) };
  return { cpu: milliseconds(last.cpu - first.cpu), took: between(first.engineAt, last.engineAt) };
}
