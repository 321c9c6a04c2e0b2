/** The stacks of several scenarios, each once: by its folder and its Compose files. */
import { distinct } from '../../model/distinct.ts';
import type { Stack } from '../../model/stack.ts';

/** In the order in which they are first there. Their files are settled. */
export function distinctStacks(stacks: readonly Stack[]): readonly Stack[] {
  const keys = stacks.map(({ folder, compose }) => JSON.stringify([folder, compose]));
  return distinct(keys).map((key) => stacks[keys.indexOf(key)]!);
}
