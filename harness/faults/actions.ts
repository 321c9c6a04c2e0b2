/** What an operator does to end a fault: a restart, or a start. */
import type { Action } from '../model/fault.ts';
import { applyUndo } from './apply-undo.ts';
import type { FaultContext, Landed } from './driver.ts';
import { looked } from './guard.ts';
import { restart } from './restart.ts';

/** Does it and proves it. Errors of the engine leave the landing `unknown`; an interrupted run throws its reason. */
export function doAction(action: Action, context: FaultContext): Promise<Landed> {
  switch (action.kind) {
    case 'start':
      return applyUndo({ kind: 'start', service: action.target }, context);
    case 'recreate':
      return Promise.reject(new Error('recreate is not there yet'));
    case 'restart':
      return looked(context, async () => {
        const prepared = await restart(action, context);
        await prepared.inject();
        return prepared.verify();
      });
  }
}
