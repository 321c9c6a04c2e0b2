/** The proof that a cut edge is cut: rules that stand are not enough, they must bite. And who was cut: the stack, or our proof alone. */
import type { ContainerView } from '../engine/engine.ts';
import type { CallerEdge, NetworkChangeKind } from '../engine/network-change.ts';
import { plural } from '../model/count-text.ts';
import { after, milliseconds, seconds } from '../model/time.ts';
import type { FaultContext, Landed } from './driver.ts';
import { applied, rejected, unknown } from './landing.ts';
import { hostOf } from './network-owner.ts';
import { nameOf } from './targets.ts';

export interface Proof extends Landed {
  /** Of the packets that met the rules, those that may have been our own: the stack's are what is counted beyond them. */
  readonly own: number;
}

/** The callee's name is unknown to the caller, and its own still known: the resolver works for everything else. */
export async function proveName(context: FaultContext, caller: ContainerView, callee: string): Promise<Proof> {
  const before = (await countPackets(context, caller, 'cut')) ?? 0;
  const own = hostOf(caller.service, context);
  const [calleeKnown, ownKnown] = await context.env.engine.namespaces.resolve(caller.id, [callee, own]);
  const looked = ((await countPackets(context, caller, 'cut')) ?? 0) - before;
  return { ...nameLanding(caller, own, callee, calleeKnown === true, ownKnown === true), own: looked };
}

function nameLanding(
  caller: ContainerView,
  own: string,
  callee: string,
  calleeKnown: boolean,
  ownKnown: boolean,
): Landed {
  const before = `${callee} resolved for ${nameOf(caller)} before`;
  if (calleeKnown) return rejected(`${before} and still does`);
  return ownKnown
    ? applied(`${before} and no longer does; ${own} still does`)
    : unknown(`${before} and no longer does, but neither does ${own}: is the resolver itself gone?`);
}

/** Packets of the caller that met the rules: its own traffic's, or else those of one connect that is made for it. `verb`: what the rules did to them. */
export async function provePackets(
  context: FaultContext,
  caller: ContainerView,
  edge: CallerEdge,
  kind: NetworkChangeKind,
  verb: string,
): Promise<Proof> {
  const { clock, engine } = context.env;
  const end = after(clock.now(), seconds(3));
  let tested = false;
  while (true) {
    const packets = await countPackets(context, caller, kind);
    if (packets === null)
      return { ...rejected(`our table is not in the network namespace of ${nameOf(caller)}`), own: 0 };
    const own = tested ? packets : 0;
    const where = `the rules at ${nameOf(caller)} ${verb} ${plural(packets, 'packet')}`;
    if (packets > 0) return { ...applied(`${where} to ${edge.to} (${edge.addresses.join(', ')})`), own };
    if (clock.now() >= end)
      return { ...unknown(`${where}: they stand, but nothing was sent to ${edge.to} in 3 s`), own };
    // That it could not be made is of no interest: the counters are the evidence.
    if (!tested) await engine.namespaces.testConnect(caller.id, edge.addresses[0] ?? edge.to).catch(() => {});
    else await clock.sleepUntil(after(clock.now(), milliseconds(250)), context.signal);
    tested = true;
  }
}

/** Packets that met the rules so far. Null: the table is not there. */
export const countPackets = (
  context: FaultContext,
  caller: ContainerView,
  kind: NetworkChangeKind,
): Promise<number | null> => context.env.engine.namespaces.packets(caller.id, kind);
