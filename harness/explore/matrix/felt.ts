/** What those who asked felt of a fault, in one word: from what came and how late. One answer in itself is noise, and no word. */
import type { ProbeReading } from '../../model/analysis.ts';
import type { Felt } from '../../model/exploration.ts';
import { type Duration, type Instant, milliseconds } from '../../model/time.ts';
import { answersFrom, type GivenAnswer, isAmissAnswer, isUnanswered } from './answers.ts';

/** Of the answers of an outage: with more good ones than that it was bad at times. */
const someGood = 0.3;
/** Of the bad answers: with more that did not come than that it was down. */
const someMissing = 0.2;
/** Fewer bad answers than that are noise. */
const fewest = 2;
/** Good answers are slower beyond both. */
const slowerBy = milliseconds(150);
const slowerTimes = 3;
/** A single slow answer says something from here on. */
const verySlow = milliseconds(1000);

/** `since`: when the fault began to land. `wasAway`: so the engine says; then a single bad answer is no noise, and a good one only late. */
export function feltOf(reading: ProbeReading, since: Instant, wasAway: boolean): Felt {
  const answers = answersFrom(reading, since);
  const amiss = answers.filter(isAmissAnswer);
  if (amiss.filter(({ outcome }) => outcome === 'wrong_body').length >= fewest) return 'wrong';
  const isNoise = amiss.length < fewest || !isBeyondNoise(reading);
  if (amiss.length === 0 || (isNoise && !wasAway)) return slowest(reading, since) === null ? 'untouched' : 'slower';
  const atTimes = !wasAway && isAtTimes(answers, amiss.length);
  if (atTimes || amiss.every(({ outcome }) => outcome === 'degraded')) return 'degraded';
  return amiss.filter(isUnanswered).length > someMissing * amiss.length ? 'down' : 'fails fast';
}

/** For how long it was not good is more than the error of that. */
const isBeyondNoise = ({ downtime, degraded }: ProbeReading): boolean =>
  downtime.value > downtime.resolution || (degraded !== null && degraded.time.value > degraded.time.resolution);

/**
 * Whether good answers stood between the bad ones: among those of the longest outage, or because that is the lesser part of all. Answers
 * that are lost one by one before and after it change nothing.
 */
function isAtTimes(answers: readonly GivenAnswer[], amiss: number): boolean {
  const longest = outagesIn(answers).reduce((most, one) => (one.bad > most.bad ? one : most));
  return longest.bad < amiss / 2 || longest.good > someGood * (longest.good + longest.bad);
}

interface Outage {
  readonly bad: number;
  /** Good answers among its bad ones. */
  readonly good: number;
}

/** So many good answers in a row end an outage. */
const ending = 5;

function outagesIn(answers: readonly GivenAnswer[]): readonly Outage[] {
  const found: Outage[] = [];
  let good = ending;
  for (const one of answers) {
    if (!isAmissAnswer(one)) good++;
    else {
      const last = good < ending ? found.pop() : undefined;
      found.push(last === undefined ? { bad: 1, good: 0 } : { bad: last.bad + 1, good: last.good + good });
      good = 0;
    }
  }
  return found;
}

/** The latest good answer since the fault, where good answers were slower than before it; null: they were not. */
export function slowest({ latency }: ProbeReading, since: Instant): Duration | null {
  const before = Math.max(0, ...latency.filter(({ at }) => at < since).map(({ max }) => max));
  const after = latency.filter(({ at }) => at >= since);
  const limit = Math.max(before * slowerTimes, before + slowerBy);
  const isSlow = after.some(({ p50, max }) => p50 > limit || max > limit + verySlow);
  return isSlow ? milliseconds(Math.max(...after.map(({ max }) => max))) : null;
}
