/** `recreate`: new containers in place of the old ones, as a fault or as what an operator does; on demand at another address. */
import type { ContainerView } from '../engine/engine.ts';
import { listText } from '../model/count-text.ts';
import { distinct } from '../model/distinct.ts';
import type { Recreation } from '../model/fault.ts';
import {
  type CameUp,
  comeUpElsewhere,
  comeUpSwapped,
  elsewhere,
  swapped,
  unmovable,
  unswappable,
} from './addresses.ts';
import { bringUp } from './bring-up.ts';
import type { FaultContext, FaultDriver, Landed } from './driver.ts';
import { stopGrace } from './grace.ts';
import { guard } from './guard.ts';
import { merge } from './landing.ts';
import { each } from './targets.ts';
import { everyoneOf, unfitOf } from './together.ts';

/** Whichever address comes will do. */
export const isPlain = ({ address, swapWith }: Recreation): boolean => address !== 'another' && swapWith === undefined;

export const recreate: FaultDriver<'recreate'> = async (fault, context) => {
  const { target, swapWith } = fault;
  const services = distinct([target, ...(swapWith === undefined ? [] : [swapWith])]);
  const there = await everyoneOf(services, context);
  const groups = there.map(({ containers }) => containers);
  const targets = groups.flat();
  let cameUp: CameUp | null = null;
  return guard(context, {
    targets,
    refusal: unfitOf(there) ?? unplaceable(fault, groups),
    undo: { kind: 'recreate', service: target, services },
    async inject() {
      await takeDown(targets, context);
      cameUp = await comeUp(fault, groups, context);
      return null;
    },
    async verify() {
      if (cameUp === null) throw new Error(`${listText(services)}: nothing was brought up`);
      const { landed, tidied } = cameUp;
      await tidied;
      const now = (await context.env.engine.containers.list()).filter((one) => services.includes(one.service));
      return merge([landed, ...places(fault, groups, now)]);
    },
  });
};

/** As an operator does: within the grace, by the stop signal. */
export const takeDown = (targets: readonly ContainerView[], context: FaultContext): Promise<null> =>
  each(targets, async (one) => {
    const { containers } = context.env.engine;
    const grace = stopGrace(context, one.service);
    if (one.status !== 'exited' && one.status !== 'created') await containers.stop(one.id, grace);
    await containers.remove(one.id);
  });

/** The containers of the target, and of whom it is swapped with. */
type Groups = readonly (readonly ContainerView[])[];

const pairOf = ([some, others]: Groups): readonly [ContainerView, ContainerView] => [some![0]!, others![0]!];

function unplaceable(fault: Recreation, groups: Groups): string | null {
  if (isPlain(fault)) return null;
  return fault.swapWith === undefined ? unmovable(groups[0]!) : unswappable(groups[0]!, groups[1]!);
}

async function comeUp(fault: Recreation, groups: Groups, context: FaultContext): Promise<CameUp> {
  if (fault.swapWith !== undefined) return comeUpSwapped(pairOf(groups), context);
  if (fault.address === 'another') return comeUpElsewhere([fault.target], groups[0]!, context);
  return { landed: await bringUp([fault.target], context), tidied: Promise.resolve() };
}

function places(fault: Recreation, groups: Groups, now: readonly ContainerView[]): readonly Landed[] {
  if (fault.swapWith !== undefined) return swapped(pairOf(groups), now);
  return fault.address === 'another' ? now.map((one) => elsewhere(one, groups[0]!)) : [];
}
