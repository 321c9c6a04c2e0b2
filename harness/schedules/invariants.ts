/** What must hold after whatever was broken, when its end has been watched for long enough: said of each that does not. */
import type { ExperimentAnalysis, ServiceReading } from '../model/analysis.ts';
import { plural } from '../model/count-text.ts';
import { secondsText } from '../model/duration-text.ts';
import { between, type Instant, instant } from '../model/time.ts';

/** So many restarts in the last third of the recovery are a loop that does not end. */
const loopingRestarts = 2;

export interface BrokenInvariant {
  /** The service or the probe. */
  readonly about: string;
  /** With its seconds. */
  readonly text: string;
}

/** Empty: all hold. Null: it was not tried, or nothing can be told of it. */
export function brokenInvariants(one: ExperimentAnalysis): readonly BrokenInvariant[] | null {
  const { window, span } = one;
  if (one.inconclusive !== null || window === null) return null;
  const lasting = one.lasting.map(({ name, text }) => ({ about: name, text }));
  const ended = new Set(one.lasting.map(({ name }) => name));
  const healed = window.possible.to;
  const open = one.probes.flatMap(({ probe, residualForGood, forGood }) =>
    (residualForGood ?? forGood).seen || ended.has(probe)
      ? []
      : [
          {
            about: probe,
            text: `${probe} is not served for good ${secondsText(between(healed, span.to))} after the last fault was over`,
          },
        ],
  );
  const lateFrom = instant(span.to - between(healed, span.to) / 3);
  return [...lasting, ...open, ...one.services.flatMap((service) => loopOf(service, lateFrom, ended))];
}

function loopOf(
  { service, restarts }: ServiceReading,
  from: Instant,
  told: ReadonlySet<string>,
): readonly BrokenInvariant[] {
  const late = restarts.filter(({ started, died }) => started !== null && died >= from);
  if (told.has(service) || late.length < loopingRestarts) return [];
  const text = `${service} restarts again and again: ${plural(late.length, 'time')} at the end of the recovery`;
  return [{ about: service, text }];
}
