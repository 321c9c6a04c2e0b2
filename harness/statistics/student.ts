/** Student's distribution (1908). */
import { betaQuantile } from './beta.ts';

/** The t with P(|T| ≤ t) = level; by |T|² = freedom · (1 − X)/X, X of the beta distribution (freedom/2, 1/2). */
export function studentQuantile(level: number, freedom: number): number {
  const x = betaQuantile(1 - level, freedom / 2, 0.5);
  return Math.sqrt((freedom * (1 - x)) / x);
}
