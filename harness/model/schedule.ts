/** A schedule of faults, one or two: what is done, for how long, and when the second comes. */
import { secondsText } from './duration-text.ts';
import type { Fault } from './fault.ts';
import { faultLabel } from './fault-traits.ts';
import type { Duration } from './time.ts';

/** A fault out of a row of the resilience matrix. */
export interface ScheduledFault {
  /** The key of its row: `db crash`. */
  readonly row: string;
  readonly fault: Fault;
  /** How long it holds; null: it is momentary. */
  readonly hold: Duration | null;
}

export interface Schedule {
  readonly first: ScheduledFault;
  /** `after`: from the end of the first one's injection. Null: there is one fault only. */
  readonly second: (ScheduledFault & { readonly after: Duration }) | null;
}

const faultText = ({ fault, hold }: ScheduledFault): string =>
  hold === null ? faultLabel(fault) : `${faultLabel(fault)} for ${secondsText(hold)}`;

/** `db stopped for 8 s, and crash of api 2.1 s later`. */
export const scheduleText = ({ first, second }: Schedule): string =>
  second === null
    ? faultText(first)
    : `${faultText(first)}, and ${faultText(second)} ${second.after === 0 ? 'at once' : `${secondsText(second.after)} later`}`;

/** Each of its faults as if it were the only one. */
export const eachAlone = ({ first, second }: Schedule): readonly Schedule[] => {
  if (second === null) return [{ first, second: null }];
  const { after: _, ...other } = second;
  return [
    { first, second: null },
    { first: other, second: null },
  ];
};
