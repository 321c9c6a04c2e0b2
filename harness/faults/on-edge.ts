/** Faults of one edge of the dependency graph: a change in the network namespace of each of the caller's containers, and of nobody else. */
import type { ContainerView, EngineSpan } from '../engine/engine.ts';
import { type CallerEdge, type NetworkChange, type NetworkChangeKind, ownName } from '../engine/network-change.ts';
import type { Fault } from '../model/fault.ts';
import type { ServiceName } from '../model/stack.ts';
import type { FaultContext, PreparedFault } from './driver.ts';
import { edgeBetween } from './edge.ts';
import { countPackets, type Proof } from './edge-proof.ts';
import { guard } from './guard.ts';
import { merge, spanOf } from './landing.ts';
import { networkedContainers } from './network-owner.ts';
import { each, nameOf, refusal } from './targets.ts';

/** The faults that have a caller beside their target. */
type AnyEdgeFault = Extract<Fault, { readonly from: ServiceName }>;

/** One container of the caller, with the edge as it sees it. */
export interface Side {
  readonly caller: ContainerView;
  readonly edge: CallerEdge;
}

export interface EdgeFault<F extends AnyEdgeFault> {
  /** The kind of change that it makes. */
  readonly makes: NetworkChangeKind;
  readonly change: (fault: F, edge: CallerEdge) => NetworkChange;
  /** Why it cannot be done although the edge is there; null: it can. */
  readonly refusal?: (fault: F, context: FaultContext, sides: readonly Side[]) => Promise<string | null>;
  readonly prove: (fault: F, context: FaultContext, side: Side) => Promise<Proof>;
}

export const onEdge =
  <F extends AnyEdgeFault>({ makes, change, refusal: refusedBy, prove }: EdgeFault<F>) =>
  async (fault: F, context: FaultContext): Promise<PreparedFault> => {
    const { from, target } = fault;
    const callers = await networkedContainers(context, from);
    const callees = await networkedContainers(context, target);
    const unfit = refusal(from, callers, ['running']) ?? refusal(target, callees, ['running', 'paused']);
    const edges = callers.map((caller) => ({ caller, edge: edgeBetween(caller, callees, target) }));
    const sides = edges.filter((side): side is Side => side.edge !== null);
    const apart = sides.length < callers.length ? `${from} shares no network with ${target}` : null;
    const refused = unfit ?? apart ?? (await refusedBy?.(fault, context, sides)) ?? null;
    const proofs: Proof[] = [];
    return guard(context, {
      targets: callers,
      refusal: refused,
      undo: { kind: 'deleteTable', service: from, table: ownName, change: makes },
      async inject() {
        const spans: (EngineSpan | null)[] = [];
        await each(callers, async (caller) => {
          const { edge } = sides.find((side) => side.caller === caller)!;
          spans.push(await apply(context, caller, change(fault, edge)));
        });
        return spanOf(spans);
      },
      async verify() {
        proofs.push(...(await Promise.all(sides.map((side) => prove(fault, context, side)))));
        return merge(proofs);
      },
      used: async () => {
        const counted = await Promise.all(
          sides.map(async ({ caller }, index) => {
            const packets = await countPackets(context, caller, makes);
            const proof = proofs[index];
            return packets === null || proof === undefined ? null : packets - proof.own;
          }),
        );
        return counted.some((one) => one === null) ? null : counted.reduce<number>((sum, one) => sum + one!, 0);
      },
    });
  };

async function apply({ env }: FaultContext, caller: ContainerView, change: NetworkChange): Promise<EngineSpan | null> {
  const result = await env.engine.namespaces.apply(caller.id, change);
  if ('refused' in result) throw new Error(`${nameOf(caller)}: ${result.refused}`);
  return result.ran;
}
