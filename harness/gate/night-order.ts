/** In which order a night's scenarios are worth their time: what was cut is what mattered least. */
import type { HistoryLine } from '../model/history.ts';
import type { Commit } from '../model/night.ts';
import { nightsOf } from './nights.ts';

export interface Telling {
  /** How much tonight's runs of the scenario are likely to tell; more is more. */
  readonly weight: number;
  /** The best reason, for a person: `red last night`. */
  readonly because: string;
}

/** `lines`: of the scenario. */
export function tellingOf(lines: readonly HistoryLine[], revision: Commit | null): Telling {
  const nights = nightsOf(lines);
  const last = nights.at(-1);
  if (last === undefined) return { weight: 3, because: 'new' };
  const counted = nights.findLast((one) => one.counts);
  const silent = nights.length - 1 - nights.findLastIndex((one) => one.state !== 'inconclusive');
  const reasons: readonly Telling[] = [
    ...(last.red ? [{ weight: 8, because: 'red last night' }] : []),
    ...(last.state === 'unstable' ? [{ weight: 4, because: 'unstable last night' }] : []),
    ...(silent > 0 ? [{ weight: Math.min(3, silent), because: `could not be told for ${silent} nights` }] : []),
    ...(isOther(revision, counted?.revision ?? null) ? [{ weight: 2, because: 'changed since it was accepted' }] : []),
  ];
  const weight = reasons.reduce((total, one) => total + one.weight, 0);
  return { weight, because: reasons[0]?.because ?? `${last.state} last night` };
}

const isOther = (tonight: Commit | null, accepted: Commit | null): boolean =>
  tonight !== null && (tonight.dirty || tonight.id !== accepted?.id);
