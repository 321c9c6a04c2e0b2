/** Several changes of a stack as one: what comes later wins. */
import { mergeOverrides, type Overrides } from '../model/merge-overrides.ts';
import type { StackChange } from '../model/variant.ts';

export function mergeChanges(changes: readonly StackChange[]): StackChange {
  const files = changes.flatMap((one) => one.files ?? []);
  const revision = changes.findLast((one) => one.revision !== undefined)?.revision;
  const variables = Object.assign({}, ...changes.map((one) => one.variables ?? {}));
  const healers = Object.assign({}, ...changes.map((one) => one.healers ?? {}));
  const overrides = changes.reduce<Overrides>((merged, one) => mergeOverrides(merged, one.overrides ?? {}), {});
  return {
    ...(Object.keys(variables).length > 0 && { variables }),
    ...(Object.keys(overrides).length > 0 && { overrides }),
    ...(files.length > 0 && { files }),
    ...(Object.keys(healers).length > 0 && { healers }),
    ...(revision !== undefined && { revision }),
  };
}
