/** `breakDependency`: the caller loses the callee and nobody else does, by rules in the caller's own network namespace. */
import type { ContainerView, EngineSpan } from '../engine/engine.ts';
import { type CallerEdge, ownName } from '../engine/network-change.ts';
import type { FaultOf } from '../model/fault.ts';
import type { FaultContext, FaultDriver } from './driver.ts';
import { edgeBetween } from './edge.ts';
import { countPackets, type Proof, proveName, proveSilence } from './edge-proof.ts';
import { guard } from './guard.ts';
import { merge, reasonOf, spanOf } from './landing.ts';
import { containersOf, each, nameOf, refusal } from './targets.ts';

/** One container of the caller, with what it is to lose. */
interface Side {
  readonly caller: ContainerView;
  readonly edge: CallerEdge;
}

export const breakDependency: FaultDriver<'breakDependency'> = async (fault, context) => {
  const callers = await containersOf(context, fault.from);
  const callees = await containersOf(context, fault.target);
  const unfit = refusal(fault.from, callers, ['running']) ?? refusal(fault.target, callees, ['running', 'paused']);
  const edges = callers.map((caller) => ({ caller, edge: edgeBetween(caller, callees, fault.target) }));
  const sides = edges.filter((side): side is Side => side.edge !== null);
  const apart = sides.length < callers.length ? `${fault.from} shares no network with ${fault.target}` : null;
  const refused = unfit ?? apart ?? (await unnamed(fault, context, sides));
  const proofs: Proof[] = [];
  return guard(context, {
    targets: callers,
    refusal: refused,
    undo: { kind: 'deleteTable', service: fault.from, table: ownName },
    async inject() {
      const spans: (EngineSpan | null)[] = [];
      await each(callers, async (caller) => {
        spans.push(await apply(context, fault, sides.find((side) => side.caller === caller)!));
      });
      return spanOf(spans);
    },
    async verify() {
      proofs.push(...(await Promise.all(sides.map((side) => prove(context, fault, side)))));
      return merge(proofs);
    },
    used: async () => {
      const counted = await Promise.all(
        sides.map(async ({ caller }, index) => {
          const packets = await countPackets(context, caller);
          const proof = proofs[index];
          return packets === null || proof === undefined ? null : packets - proof.own;
        }),
      );
      return counted.some((one) => one === null) ? null : counted.reduce<number>((sum, one) => sum + one!, 0);
    },
  });
};

async function apply(
  { env }: FaultContext,
  { cut }: FaultOf<'breakDependency'>,
  { caller, edge }: Side,
): Promise<EngineSpan | null> {
  const result = await env.engine.namespaces.apply(caller.id, { kind: 'cut', how: cut, ...edge });
  if ('refused' in result) throw new Error(`${nameOf(caller)}: ${result.refused}`);
  return result.ran;
}

const prove = (context: FaultContext, fault: FaultOf<'breakDependency'>, { caller, edge }: Side): Promise<Proof> =>
  fault.cut === 'wrong-name'
    ? proveName(context, caller, fault.target)
    : proveSilence(context, caller, edge, fault.cut);

/** A name that does not even resolve before proves nothing when it does not resolve after. */
async function unnamed(
  fault: FaultOf<'breakDependency'>,
  context: FaultContext,
  sides: readonly Side[],
): Promise<string | null> {
  if (fault.cut !== 'wrong-name') return null;
  try {
    for (const { caller } of sides) {
      const [known] = await context.env.engine.namespaces.resolve(caller.id, [fault.target]);
      if (known !== true) return `${fault.target} does not resolve for ${nameOf(caller)} even before the fault`;
    }
    return null;
  } catch (error) {
    return `names cannot be looked up from ${fault.from}: ${reasonOf(error)}`;
  }
}
