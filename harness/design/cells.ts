/** Factors → the named variants of a design. */
import type { Factor, StackChange, VariantName } from '../model/variant.ts';
import { factorChange } from './factors.ts';
import { mergeChanges } from './merge-changes.ts';

export type Design = 'full' | 'one-at-a-time';

type Named = readonly (readonly [VariantName, StackChange])[];

/** How many `cellsOf` would give. */
export const countCells = (factors: readonly Factor[], design: Design): number =>
  factors.length === 0
    ? 0
    : design === 'full'
      ? factors.reduce((product, one) => product * one.values.length, 1)
      : factors.reduce((sum, one) => sum + one.values.length - 1, 1);

/** Every combination of the values; or the first values, and one change at a time from them. */
export function cellsOf(factors: readonly Factor[], design: Design): Named {
  if (factors.length === 0) return [];
  const combinations =
    design === 'full'
      ? factors.reduce<string[][]>(
          (all, factor) => all.flatMap((before) => factor.values.map((value) => [...before, value])),
          [[]],
        )
      : [factors.map((factor) => factor.values[0]!), ...oneAtATime(factors)];
  return combinations.map((values) => [nameOf(factors, values), changeOf(factors, values)]);
}

const oneAtATime = (factors: readonly Factor[]): string[][] =>
  factors.flatMap((factor, index) =>
    factor.values.slice(1).map((value) => factors.map((other, at) => (at === index ? value : other.values[0]!))),
  );

const changeOf = (factors: readonly Factor[], values: readonly string[]): StackChange =>
  mergeChanges(factors.map((factor, index) => factorChange(factor, values[index]!)));

/** `interval 1s · restart always`; with the service where the same setting of several is varied. */
function nameOf(factors: readonly Factor[], values: readonly string[]): VariantName {
  return factors
    .map((factor, index) => {
      const short = factor.field.replace(/^healthcheck\./, '');
      const shared = factors.filter((other) => other.field === factor.field).length > 1;
      return `${shared ? `${factor.service} ` : ''}${short} ${values[index]}`;
    })
    .join(' · ');
}
