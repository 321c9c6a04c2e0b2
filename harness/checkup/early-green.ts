/** For how long a check was green before users were served, over all fresh starts that a run saw. */
import type { EventIndex } from '../analysis/event-index.ts';
import type { EffectiveSettings } from '../analysis/readings/effective-settings.ts';
import { readReplicas } from '../analysis/readings/replicas.ts';
import { engineResolution } from '../analysis/readings/resolution.ts';
import { isGood, isUnknown } from '../analysis/readings/samples.ts';
import type { Measured } from '../model/measured.ts';
import type { Probe, ProbeName } from '../model/probe.ts';
import type { ServiceName } from '../model/stack.ts';
import { type Instant, instant, milliseconds, type Span } from '../model/time.ts';

/** A good answer that is not followed by so many more is one of a server that goes away again. */
const lasting = 3;

/**
 * The longest. Null: no start was seen with users asking at the time. `probe`: of its users. A start is seen where somebody was asking
 * by the time at which it turned green, or shortly after.
 */
export function earlyGreen(
  service: ServiceName,
  [name, probe]: readonly [ProbeName, Probe],
  eventIndex: EventIndex,
  settings: EffectiveSettings,
): Measured | null {
  const samples = eventIndex.probes.get(name);
  if (samples === undefined) return null;
  const whole: Span = { from: instant(0), to: eventIndex.last };
  const period = 1000 / probe.rate;
  const resolution = milliseconds(period + engineResolution(eventIndex));
  const all = greens(service, eventIndex, settings, whole).flatMap((green): number[] => {
    const due = samples.dueIn(green);
    let good: Instant | null = null;
    let inRow = 0;
    let sawFrom: Instant | null = null;
    for (let i = 0; i < due.length; i++) {
      const sample = due.at(i);
      if (isUnknown(sample)) continue;
      sawFrom ??= sample.due;
      if (!isGood(sample, probe)) {
        good = null;
        inRow = 0;
        continue;
      }
      good ??= sample.due;
      inRow += 1;
      if (inRow >= lasting) break;
    }
    if (sawFrom === null) return [];
    // Not within all of its green: it was red again, or gone, before anybody was served.
    good ??= green.to;
    // Nobody asked at once: what is certain is what was seen.
    const from = sawFrom - green.from > 2 * period ? sawFrom : green.from;
    return [good - from <= period ? 0 : good - from];
  });
  return all.length === 0 ? null : { value: milliseconds(Math.max(...all)), resolution };
}

/** Each first green of a life, until it ends or turns red. */
const greens = (
  service: ServiceName,
  eventIndex: EventIndex,
  settings: EffectiveSettings,
  whole: Span,
): readonly Span[] =>
  readReplicas(service, eventIndex, settings, whole).flatMap(({ lane }) =>
    lane
      .filter((one, index) => one.state === 'healthy' && lane[index - 1]?.state === 'starting')
      .map(({ from, to }) => ({ from, to })),
  );
