/** The exact interval of a probability. */
import { betaQuantile } from './beta.ts';

/** Clopper and Pearson (1934): never covers less than `level`. */
export const clopperPearson = (
  count: number,
  of: number,
  level = 0.95,
): { readonly min: number; readonly max: number } => ({
  min: count === 0 ? 0 : betaQuantile((1 - level) / 2, count, of - count + 1),
  max: count === of ? 1 : betaQuantile((1 + level) / 2, count + 1, of - count),
});
