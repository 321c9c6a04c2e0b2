/** What an operator does to end a fault: a restart, a start, or Compose's `up`. */
import type { Action } from '../model/fault.ts';
import { applyUndo } from './apply-undo.ts';
import { bringUp } from './bring-up.ts';
import type { FaultContext, Landed } from './driver.ts';
import { verified } from './guard.ts';
import { isPlain, recreate, takeDown } from './recreate.ts';
import { restart } from './restart.ts';
import { containersOf } from './targets.ts';

/**
 * Does it and proves it. `anew`: what is to be re-created is stopped and removed first, where it is there; for another address it always
 * is. Errors of the engine leave the landing `unknown`; an interrupted run throws its reason.
 */
export function doAction(action: Action, context: FaultContext, { anew = false } = {}): Promise<Landed> {
  switch (action.kind) {
    case 'start':
      return applyUndo({ kind: 'start', service: action.target }, context);
    case 'recreate':
      return verified(context, async () => {
        if (isPlain(action)) {
          if (anew) await takeDown(await containersOf(context, action.target), context);
          return bringUp([action.target], context);
        }
        const prepared = await recreate(action, context);
        await prepared.inject();
        return prepared.verify();
      });
    case 'restart':
      return verified(context, async () => {
        const prepared = await restart(action, context);
        await prepared.inject();
        return prepared.verify();
      });
  }
}
