/** `breakDependency`: the caller loses the callee and nobody else does, by rules in the caller's own network namespace. */
import type { FaultOf } from '../model/fault.ts';
import type { FaultContext } from './driver.ts';
import { proveName, provePackets } from './edge-proof.ts';
import { reasonOf } from './landing.ts';
import { hostOf } from './network-owner.ts';
import { onEdge, type Side } from './on-edge.ts';
import { nameOf } from './targets.ts';

export const breakDependency = onEdge<FaultOf<'breakDependency'>>({
  makes: 'cut',
  change: ({ cut }, edge) => ({ kind: 'cut', how: cut, ...edge }),
  refusal: unnamed,
  prove: ({ cut, target }, context, { caller, edge }) =>
    cut === 'wrong-name'
      ? proveName(context, caller, hostOf(target, context))
      : provePackets(context, caller, edge, 'cut', cut === 'drop' ? 'dropped' : 'refused'),
});

/** A name that does not even resolve before proves nothing when it does not resolve after. */
async function unnamed(
  fault: FaultOf<'breakDependency'>,
  context: FaultContext,
  sides: readonly Side[],
): Promise<string | null> {
  if (fault.cut !== 'wrong-name') return null;
  const name = hostOf(fault.target, context);
  try {
    for (const { caller } of sides) {
      const [known] = await context.env.engine.namespaces.resolve(caller.id, [name]);
      if (known !== true) return `${name} does not resolve for ${nameOf(caller)} even before the fault`;
    }
    return null;
  } catch (error) {
    return `names cannot be looked up from ${fault.from}: ${reasonOf(error)}`;
  }
}
