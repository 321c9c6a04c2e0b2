/** A stack, and what a variant changes of it → the variant's stack. */
import { mergeOverrides } from '../model/merge-overrides.ts';
import type { ResolvedService } from '../model/plan.ts';
import type { Stack } from '../model/stack.ts';
import type { StackChange } from '../model/variant.ts';
import { type HealerNeeds, healerOverrides } from './healers.ts';

/** `services`: the stack as it is without healers, other changes made; `folder`: where its revision was laid out. */
export function applyChange(
  stack: Stack,
  change: StackChange,
  more: { readonly services: readonly ResolvedService[]; readonly needs: HealerNeeds; readonly folder?: string },
): Stack {
  const overrides = mergeOverrides(stack.overrides, change.overrides ?? {});
  const healing = healerOverrides(change.healers ?? {}, more.services, more.needs);
  return {
    ...stack,
    folder: more.folder ?? stack.folder,
    compose: [...stack.compose, ...(change.files ?? [])],
    variables: { ...stack.variables, ...change.variables },
    overrides: mergeOverrides(overrides, healing),
  };
}
