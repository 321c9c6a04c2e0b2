/** What an operator does to end a fault: a restart, a start, or Compose's `up`. */
import type { Action } from '../model/fault.ts';
import { applyUndo } from './apply-undo.ts';
import type { FaultContext, Landed } from './driver.ts';
import { looked } from './guard.ts';
import { recreate } from './recreate.ts';
import { restart } from './restart.ts';

/** Does it and proves it. Errors of the engine leave the landing `unknown`; an interrupted run throws its reason. */
export function doAction(action: Action, context: FaultContext): Promise<Landed> {
  switch (action.kind) {
    case 'start':
      return applyUndo({ kind: 'start', service: action.target }, context);
    case 'recreate':
      return looked(context, () => recreate([action.target], context));
    case 'restart':
      return looked(context, async () => {
        const prepared = await restart(action, context);
        await prepared.inject();
        return prepared.verify();
      });
  }
}
