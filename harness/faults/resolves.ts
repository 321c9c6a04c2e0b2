/** Whether names resolve in a container's network namespace. */
import type { ContainerView } from '../engine/engine.ts';
import { lookupScript, unresolved } from './dns-lookup.ts';
import type { FaultContext } from './driver.ts';

/** One answer per name, in order. */
export async function resolves(
  context: FaultContext,
  where: ContainerView,
  names: readonly string[],
): Promise<readonly boolean[]> {
  const result = await context.env.engine.companions.nft(where.id, lookupScript(names));
  const failed = unresolved(names, result.output);
  return names.map((name) => !failed.includes(name));
}
