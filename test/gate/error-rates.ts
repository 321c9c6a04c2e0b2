/** Which nights are simulated for harness/gate/ERROR-RATES.md. */

import type { Conditions } from './simulate-host.ts';
import { type Rates, simulateNights } from './simulate-nights.ts';

/** What is measured: by the part of it that is a health check's phase, and by how soon nothing more is watched for. */
export const kinds = {
  phase: { interval: 10_000, window: 60_000, title: 'a check every 10 s finds it' },
  none: { interval: 0, window: 60_000, title: 'no phase' },
  cut: { interval: 10_000, window: 18_000, title: 'a check every 10 s, watched for 18 s only' },
} as const;

export type Kind = keyof typeof kinds;

export const spreads = [0.03, 0.05, 0.1, 0.15] as const;

const seed = '41';

export const conditionsFor = (kind: Kind, spread: number, repeats = 8): Conditions => {
  const { interval, window } = kinds[kind];
  return { name: `${kind} ${spread} ${repeats}`, spread, interval, window, repeats, runSpread: 0.1 };
};

export const wholeChanges = [
  { slower: 1.5, within: 1 },
  { slower: 1.2, within: 5 },
] as const;

/** A night takes about a tenth of a millisecond, one with a comparison ten times as long. */
export const rates = (kind: Kind, spread: number, nights: number): Rates =>
  simulateNights(conditionsFor(kind, spread), { nights, every: 20, changes: wholeChanges, seed });

/** Of smaller simulations, each a tenth of the nights. */
export const repeatCounts = [3, 5, 8, 12] as const;

export const ratesByRepeats = (repeats: number, spread: number): Rates =>
  simulateNights(conditionsFor('none', spread, repeats), { nights: 10_000, every: 10, changes: wholeChanges, seed });

export const sizes = [1.1, 1.15, 1.2, 1.3, 1.4, 1.5, 1.75, 2] as const;

export const ratesBySize = (spread: number): Rates =>
  simulateNights(conditionsFor('none', spread), {
    nights: 10_000,
    every: 20,
    changes: sizes.map((slower) => ({ slower, within: 1 })),
    seed,
  });

export const wideSpreads = [0.02, 0.04, 0.06, 0.08, 0.1, 0.15, 0.2, 0.25, 0.3] as const;

export const ratesBySpread = (spread: number): Rates =>
  simulateNights(conditionsFor('none', spread), { nights: 10_000, every: 20, changes: wholeChanges, seed });

export const runSpreads = [0.05, 0.1, 0.15, 0.2, 0.3] as const;

export const ratesByRuns = (runSpread: number): Rates =>
  simulateNights(
    { ...conditionsFor('none', 0.05), name: `runs ${runSpread}`, runSpread },
    { nights: 20_000, every: 20, changes: wholeChanges, seed },
  );
