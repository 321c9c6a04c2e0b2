/** Randomised complete blocks: each variant once, in an order of its own, all at one phase. */
import type { Block } from '../model/comparison-plan.ts';
import type { VariantName } from '../model/variant.ts';
import { seededBy, shuffled } from '../statistics/seeded.ts';
import { phasesFor } from './phases.ts';

export function makeBlocks(variants: readonly VariantName[], count: number, seed: string): readonly Block[] {
  const phases = phasesFor(count, seededBy(`${seed} phases`));
  return phases.map((phase, number) => ({
    number,
    order: shuffled(variants, seededBy(`${seed} order ${number}`)),
    phase,
    seed: `${seed}-${number}`,
  }));
}
