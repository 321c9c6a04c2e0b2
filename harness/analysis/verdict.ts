/** How verdicts merge: by maximum, pass < inconclusive < fail. */
import type { Verdict } from '../model/analysis.ts';

const rank: Readonly<Record<Verdict, number>> = { pass: 0, inconclusive: 1, fail: 2 };

/** The gravest of them; pass when there are none. */
export const mergeVerdicts = (verdicts: readonly Verdict[]): Verdict =>
  verdicts.reduce((worst, one) => (rank[one] > rank[worst] ? one : worst), 'pass');
