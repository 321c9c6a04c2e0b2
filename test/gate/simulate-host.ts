/** A host and a stack as they are in nights: how long a recovery takes there, in every run of every night. */
import { phasesFor } from '../../harness/design/phases.ts';
import { normalDraw } from '../../harness/statistics/normal.ts';

/** What is measured, and where. Milliseconds. */
export interface Conditions {
  readonly name: string;
  /** From night to night, of the logarithm. */
  readonly spread: number;
  /** Period of the health check whose phase is part of the time; 0: none is. */
  readonly interval: number;
  /** What did not come by then is not known to have come. */
  readonly window: number;
  readonly repeats: number;
  /** From run to run of a night, of the logarithm of what is no phase. */
  readonly runSpread: number;
}

/** The part that is no phase, in the median. */
const middle = 4000;

/** In so many nights the whole night is slow, or the host becomes slow or quick again while it works. */
const slowNights = 0.03;
const changingNights = 0.03;

/** In so many runs something came between, and in so many it never came, with any revision. */
const disturbedRuns = 0.01;
const neverRuns = 0.002;

/** How far the host drifts in weeks, to each side, in how many nights; and once in how many nights it is another for good, by how much at most. */
const drift = 0.06;
const driftNights = 90;
const lastingNights = 200;
const lasting = 0.2;

export interface HostNight {
  /** One run at this phase of the health cycle, with a system so many times as slow. Infinity: it never came. */
  readonly run: (phase: number, slower: number) => number;
  readonly phases: (count: number) => readonly number[];
}

/** Nights of one host, one after the other. */
export function hostOf(
  { spread, interval, runSpread }: Pick<Conditions, 'spread' | 'interval' | 'runSpread'>,
  random: () => number,
): () => HostNight {
  let number = 0;
  let level = 0;
  const factor = (): number => 1.3 + 0.7 * random();
  return () => {
    number += 1;
    if (random() < 1 / lastingNights) level = lasting * (2 * random() - 1);
    const pace = level + drift * Math.sin((2 * Math.PI * number) / driftNights) + spread * normalDraw(random);
    const kind = random();
    const slow = factor();
    // The runs of a night are the repeats, and those of the comparison after them.
    const changesAt = kind < slowNights + changingNights ? Math.floor(40 * random()) : 0;
    const slowFirst = random() < 0.5;
    let runs = 0;
    const isSlow = (): boolean => {
      if (kind < slowNights) return true;
      return kind < slowNights + changingNights && runs < changesAt === slowFirst;
    };
    return {
      run: (phase, slower) => {
        const host = Math.exp(pace) * (isSlow() ? slow : 1);
        runs += 1;
        if (random() < neverRuns) return Number.POSITIVE_INFINITY;
        const disturbed = random() < disturbedRuns ? factor() : 1;
        const place = Math.min(1, Math.max(0, phase + 0.02 * normalDraw(random)));
        const time = middle * Math.exp(runSpread * normalDraw(random)) + interval * place;
        return time * host * slower * disturbed;
      },
      phases: (count) => phasesFor(count, random),
    };
  };
}
