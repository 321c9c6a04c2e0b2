/** A stack that is not steady while nothing is done to it: what a fault does to it could not be told from what it does by itself. */
import { FailureError, failure } from '../model/failure.ts';
import type { EntryPoint } from '../model/learned.ts';

/** Of its answers, at the least: a start that is not quite over may take a few. */
const steadyShare = 0.9;

/** Throws R301 for each entry point that gave too few good answers. */
export function refuseUnsteady(entries: readonly Pick<EntryPoint, 'name' | 'steady'>[]): void {
  const unsteady = entries.filter(({ steady: { good, due } }) => good < steadyShare * due);
  if (unsteady.length === 0) return;
  throw new FailureError(
    unsteady.map(({ name, steady: { good, due } }) =>
      failure('R301', `${name} gave ${good} good answers of ${due} while nothing was done to the stack`, {
        fix: `see in the log of ${name} why, or name what its users ask: --probe http://${name}/path`,
      }),
    ),
  );
}
