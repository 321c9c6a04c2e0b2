/** What a scenario file exports as `variants`: its changes by name. */
import { FailureError, failure } from '../model/failure.ts';
import type { StackChange, VariantName } from '../model/variant.ts';
import { isMade } from './made.ts';
import { isRecord } from './plain.ts';
import { record } from './schema.ts';
import { shownKeys } from './shown.ts';
import { stackChange } from './stack-schema.ts';

/** A variant is a stack that was changed, or a change alone. Throws R108 for everything else. */
export function readVariants(exported: unknown, file: string): Readonly<Record<VariantName, StackChange>> {
  if (exported === undefined) return {};
  const changes = isRecord(exported)
    ? Object.fromEntries(Object.entries(exported).map(([name, one]) => [name, changeOf(one)]))
    : exported;
  const problems = variants.problems(changes, ['variants']);
  if (problems.length === 0) return changes as Readonly<Record<VariantName, StackChange>>;
  throw new FailureError(
    problems.map(({ message, path, fix }) => {
      const mend = path.length > 2 ? fix : "write: export const variants = { 'fast checks': stack.override({ … }) }";
      return failure('R108', message, { at: `${file}, ${shownKeys(path)}`, fix: mend });
    }),
  );
}

const variants = record(stackChange);

const changeOf = (one: unknown): unknown => (isMade(one) && 'changes' in one ? one.changes : one);
