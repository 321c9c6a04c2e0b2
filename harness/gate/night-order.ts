/** In which order a night's scenarios are worth their time: what was cut is what mattered least. */
import type { HistoryLine } from '../model/history.ts';
import type { Commit } from '../model/night.ts';
import { nightsOf } from './nights.ts';

/** Of one scenario: how much tonight's runs are likely to tell; more is more. */
export function tellingOf(lines: readonly HistoryLine[], revision: Commit | null): number {
  const nights = nightsOf(lines);
  const last = nights.at(-1);
  if (last === undefined) return 3;
  const counted = nights.findLast((one) => one.counts);
  const changed = revision !== null && (revision.dirty || revision.id !== counted?.revision?.id);
  // Each night that could not be told makes the next more wanted.
  const silent = nights.length - 1 - nights.findLastIndex((one) => one.state !== 'inconclusive');
  return (last.red ? 8 : 0) + (last.state === 'unstable' ? 4 : 0) + (changed ? 2 : 0) + Math.min(3, silent);
}
