/** What those who asked felt of a fault, in one word: from what came and how late. One answer in itself is noise, and no word. */
import type { ProbeReading } from '../../model/analysis.ts';
import type { Felt } from '../../model/exploration.ts';
import { type Duration, type Instant, milliseconds } from '../../model/time.ts';
import { answersFrom, type GivenAnswer, isAmissAnswer, isUnanswered } from './answers.ts';

/** Of the answers in the time that was bad: with more good ones than that it was bad at times. */
const atTimes = 0.5;
/** Of the bad answers: with more that did not come than that it was down. */
const someMissing = 0.2;
/** Fewer bad answers than that are noise. */
const fewest = 2;
/** Good answers are slower beyond both. */
const slowerBy = milliseconds(150);
const slowerTimes = 3;
/** A single slow answer says something from here on. */
const verySlow = milliseconds(1000);

/** `since`: when the fault began to land. */
export function feltOf(reading: ProbeReading, since: Instant): Felt {
  const answers = answersFrom(reading, since);
  const amiss = answers.filter(isAmissAnswer);
  if (amiss.filter(({ outcome }) => outcome === 'wrong_body').length >= fewest) return 'wrong';
  if (amiss.length < fewest || !isBeyondNoise(reading))
    return slowest(reading, since) === null ? 'untouched' : 'slower';
  if (amiss.every(({ outcome }) => outcome === 'degraded') || goodAmong(answers, amiss) > atTimes) return 'degraded';
  return amiss.filter(isUnanswered).length > someMissing * amiss.length ? 'down' : 'fails fast';
}

/** For how long it was not good is more than the error of that. */
const isBeyondNoise = ({ downtime, degraded }: ProbeReading): boolean =>
  downtime.value > downtime.resolution || (degraded !== null && degraded.time.value > degraded.time.resolution);

/** The share of good answers in the time that was bad, its first and last twentieth left out. */
function goodAmong(answers: readonly GivenAnswer[], amiss: readonly GivenAnswer[]): number {
  const from = amiss[Math.floor(0.05 * (amiss.length - 1))]!.at;
  const to = amiss[Math.ceil(0.95 * (amiss.length - 1))]!.at;
  const inside = answers.filter(({ at }) => at >= from && at <= to);
  return inside.filter((one) => !isAmissAnswer(one)).length / inside.length;
}

/** The latest good answer since the fault, where good answers were slower than before it; null: they were not. */
export function slowest({ latency }: ProbeReading, since: Instant): Duration | null {
  const before = Math.max(0, ...latency.filter(({ at }) => at < since).map(({ max }) => max));
  const after = latency.filter(({ at }) => at >= since);
  const limit = Math.max(before * slowerTimes, before + slowerBy);
  const isSlow = after.some(({ p50, max }) => p50 > limit || max > limit + verySlow);
  return isSlow ? milliseconds(Math.max(...after.map(({ max }) => max))) : null;
}
