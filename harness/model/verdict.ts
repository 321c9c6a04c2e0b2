/** How verdicts merge and sort: by maximum, pass < inconclusive < fail. */
import type { Verdict } from './analysis.ts';

const rank: Readonly<Record<Verdict, number>> = { pass: 0, inconclusive: 1, fail: 2 };

interface Judged {
  readonly verdict: Verdict;
}

/** The gravest of them; pass when there are none. */
export const mergeVerdicts = (verdicts: readonly Verdict[]): Verdict =>
  verdicts.reduce((worst, one) => (rank[one] > rank[worst] ? one : worst), 'pass');

/** The same things, worst first, otherwise in their order. */
export const worstFirst = <T extends Judged>(things: readonly T[]): readonly T[] =>
  things.toSorted((one, other) => rank[other.verdict] - rank[one.verdict]);

/** The same things, best first, otherwise in their order. */
export const bestFirst = <T extends Judged>(things: readonly T[]): readonly T[] =>
  things.toSorted((one, other) => rank[one.verdict] - rank[other.verdict]);
