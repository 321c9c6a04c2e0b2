/** When a service was back: not when a request was due that it answered in the end, but when it first answered. */
import type { Probe } from '../model/probe.ts';
import { type Duration, type Instant, milliseconds } from '../model/time.ts';
import type { ProbeSample } from './chronicle.ts';
import { isGood } from './samples.ts';
import { firstAtLeast, quantile } from './search.ts';

/**
 * When the first good answer to `good`, or to a probe due after it, came. A request that a frozen service answers in time once it
 * thaws was due, and served, long before the service was back; and of several that waited, any may be answered first.
 */
export function firstAnswered(samples: readonly ProbeSample[], probe: Probe, good: ProbeSample): Instant {
  let earliest = good.end;
  for (
    let i = firstAtLeast(samples, good.due, (one) => one.due);
    i < samples.length && samples[i]!.due < earliest;
    i++
  ) {
    const sample = samples[i]!;
    if (isGood(sample, probe) && sample.end < earliest) earliest = sample.end;
  }
  return earliest;
}

/** The median, from the due instant. */
export function usualLatency(samples: readonly ProbeSample[], probe: Probe): Duration {
  const known = latencies.get(samples);
  if (known !== undefined) return known;
  const all = Float64Array.from(
    samples.filter((one) => isGood(one, probe)),
    (one) => one.end - one.due,
  ).sort();
  const median = milliseconds(quantile(all, 0.5));
  latencies.set(samples, median);
  return median;
}

/** Asked for once per expectation and once per reading, of the same whole run. */
const latencies = new WeakMap<readonly ProbeSample[], Duration>();
