/** Who a fault touches: the containers of one service in the run's own project, and whether they are fit for it. */
import type { ContainerView } from '../engine/engine.ts';
import { listText } from '../model/count-text.ts';
import type { Replica } from '../model/event.ts';
import type { Targeted } from '../model/fault.ts';
import type { ServiceName } from '../model/stack.ts';
import type { FaultContext } from './driver.ts';
import type { Whom } from './undo.ts';

/** All replicas of the service as they are now, or the one that is named; stopped ones included. */
export async function containersOf(
  context: FaultContext,
  service: ServiceName,
  replica?: number,
): Promise<readonly ContainerView[]> {
  const all = await context.env.engine.containers.list();
  return all.filter((one) => one.service === service && (replica === undefined || one.replica === replica));
}

/** The same containers, for an undo. */
export const whom = ({ target, replica }: Targeted): Whom => ({
  service: target,
  ...(replica === undefined ? {} : { replica }),
});

/** How proofs name a container: `numbers-api`, or `numbers-api #2` for a further replica. */
export const nameOf = (one: Replica): string => (one.replica === 1 ? one.service : `${one.service} #${one.replica}`);

/** Why these containers cannot be the targets; null when they can. An empty list never can. */
export function refusal(
  service: ServiceName,
  targets: readonly ContainerView[],
  fit: readonly ContainerView['status'][],
  replica?: number,
): string | null {
  const which = replica === undefined ? 'no container' : `no container #${replica}`;
  if (targets.length === 0) return `${which} of ${service} is in this run's project`;
  const unfit = targets.filter((one) => !fit.includes(one.status));
  if (unfit.length === 0) return null;
  return unfit.map((one) => `${nameOf(one)} is ${one.status}, not ${listText(fit, 'or')}`).join('; ');
}

/**
 * Does one thing to every container at once; throws the first error, but only when all have ended. Null, so that an
 * injection can return it: the calls of the engine do not tell when they took effect.
 */
export async function each(
  targets: readonly ContainerView[],
  act: (one: ContainerView) => Promise<unknown>,
): Promise<null> {
  const ended = await Promise.allSettled(targets.map(act));
  const failed = ended.find((one) => one.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  return null;
}
