/** A recovery that did not last, in words. */
import type { Observed, Relapse } from '../../model/analysis.ts';
import { secondsText } from '../../model/duration-text.ts';
import { between, type Instant, instant } from '../../model/time.ts';
import { measuredText, observedText } from './figures.ts';

/** How it is said of one thing: `served again` … `failed again` … `was down`. */
export interface Words {
  readonly back: string;
  readonly fell: string;
  readonly down: string;
}

export const servedWords: Words = { back: 'served again', fell: 'failed again', down: 'was down' };
export const observerWords: Words = { ...servedWords, back: 'good again', down: 'was bad' };
const degradedWords: Words = { ...servedWords, fell: 'was degraded again', down: 'was degraded' };
const eitherWords: Words = { ...servedWords, down: 'was down or degraded' };

/** Of what users see, by what they saw in the window: bad answers, degraded ones, or both. */
export const usersWords = (bad: boolean, degraded: boolean): Words =>
  !degraded ? servedWords : bad ? eitherWords : degradedWords;

/** `served again after 9.56 s ± 0.07 s, but failed again at 34 s and was down when the window ended`; times count from `origin`. */
export function relapseText(first: Observed, { at, stays }: Relapse, origin: Instant, words: Words): string {
  const when = secondsText(between(origin, instant(Math.max(origin, at))));
  return `${words.back} ${first.seen ? `after ${measuredText(first.time)}` : observedText(first)}, but ${words.fell} at ${when}${endText(stays, words)}`;
}

function endText(stays: Observed, { down }: Words): string {
  if (stays.seen) return `, and was stable again after ${measuredText(stays.time)}`;
  switch (stays.censoredBy) {
    case 'ended':
      return ` and ${down} when the window ended`;
    case 'unproved':
      return `, and came back after ${secondsText(stays.until)}, not seen to last`;
    case 'unseen':
      return ', and it is not known whether it was stable again';
  }
}

/** What was observed of a recovery, where that is more than when it came: what became of it. Null: it came and stayed, or did not come. */
export function recoveryText(
  first: Observed,
  stays: Observed,
  relapse: Instant | null,
  origin: Instant,
  words: Words,
): string | null {
  if (relapse !== null) return relapseText(first, { at: relapse, stays }, origin, words);
  if (stays.seen || !first.seen) return null;
  return `${words.back} after ${measuredText(first.time)}, and it is not known whether that lasted`;
}
