/** What an operator does to end a fault: a restart, a start, or Compose's `up`. */
import type { Action } from '../model/fault.ts';
import type { ServiceName } from '../model/stack.ts';
import { applyUndo } from './apply-undo.ts';
import type { FaultContext, Landed } from './driver.ts';
import { stopGrace } from './grace.ts';
import { verified } from './guard.ts';
import { recreate } from './recreate.ts';
import { restart } from './restart.ts';
import { containersOf, each } from './targets.ts';

/**
 * Does it and proves it. `anew`: what is to be re-created is stopped and removed first, where it is there. Errors of the engine leave
 * the landing `unknown`; an interrupted run throws its reason.
 */
export function doAction(action: Action, context: FaultContext, { anew = false } = {}): Promise<Landed> {
  switch (action.kind) {
    case 'start':
      return applyUndo({ kind: 'start', service: action.target }, context);
    case 'recreate':
      return verified(context, async () => {
        if (anew) await takeDown(action.target, context);
        return recreate([action.target], context);
      });
    case 'restart':
      return verified(context, async () => {
        const prepared = await restart(action, context);
        await prepared.inject();
        return prepared.verify();
      });
  }
}

/** As an operator does: within the grace, by the stop signal. */
async function takeDown(service: ServiceName, context: FaultContext): Promise<void> {
  const { containers } = context.env.engine;
  const grace = stopGrace(context, service);
  await each(await containersOf(context, service), async (one) => {
    if (one.status !== 'exited' && one.status !== 'created') await containers.stop(one.id, grace);
    await containers.remove(one.id);
  });
}
