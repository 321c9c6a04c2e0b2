/** When a service was back: not when a request was due that it answered in the end, but when it first answered. */
import type { Probe } from '../../model/probe.ts';
import type { Duration, Instant } from '../../model/time.ts';
import { MicrosecondCounts } from './microsecond-counts.ts';
import type { Samples } from './sample-columns.ts';
import { isGood } from './samples.ts';

/**
 * When the first good answer to the sample at `index`, or to one due after it, came. A request that a frozen service answers in time
 * once it thaws was due, and served, long before the service was back; and of several that waited, any may be answered first.
 */
export function firstAnswered(samples: Samples, probe: Probe, index: number): Instant {
  let earliest = samples.at(index).end;
  for (let i = index; i < samples.length && samples.dueAt(i) < earliest; i++) {
    const sample = samples.at(i);
    if (isGood(sample, probe) && sample.end < earliest) earliest = sample.end;
  }
  return earliest;
}

/** The median, from the due instant. */
export function usualLatency(samples: Samples, probe: Probe): Duration {
  const known = latencies.get(samples);
  if (known !== undefined) return known;
  const all = new MicrosecondCounts();
  for (let i = 0; i < samples.length; i++) {
    const length = samples.endAfter(i);
    if (samples.outcomeAt(i) === 'ok' && length <= probe.within) all.add(length);
  }
  const median = all.quantile(0.5);
  latencies.set(samples, median);
  return median;
}

/** Asked for once per experiment, of the same whole run. */
const latencies = new WeakMap<Samples, Duration>();
