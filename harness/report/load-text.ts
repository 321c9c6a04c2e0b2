/** What a load saw, in one line, the same in every format. */
import { measuredText, shareText } from '../analysis/words/figures.ts';
import { countText } from '../model/count-text.ts';
import type { LoadReading, WritesReading } from '../model/witness-reading.ts';

export function loadText({ sent, good, dropped, longestGap }: LoadReading): string {
  const parts = [`${shareText({ good, due: sent, unknown: 0 })} good`];
  if (dropped > 0) parts.push(`${countText(dropped)} never started`);
  if (longestGap !== null) parts.push(`at the longest ${measuredText(longestGap)} from one good answer to the next`);
  return parts.join(', ');
}

export function writesText({ acknowledged, kept, unacknowledgedKept }: WritesReading): string {
  const more = unacknowledgedKept === 0 ? '' : `, and ${countText(unacknowledgedKept)} that never were acknowledged`;
  return `${countText(kept)} of ${countText(acknowledged)} kept${more}`;
}

/** The line for texts: the writes where there are some, else the traffic of a k6 script; null for plain requests. */
export function loadLine(one: LoadReading): string | null {
  if (one.writes !== null) return `${one.load}: ${writesText(one.writes)}; ${loadText(one)}`;
  return one.kind === 'k6' ? `${one.load}: ${loadText(one)}` : null;
}
