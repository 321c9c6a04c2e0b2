/** An undo, from the ledger's line to its proof: written ahead, done once, and done in any case. */
import { applyUndo } from '../faults/apply-undo.ts';
import type { Landed } from '../faults/driver.ts';
import type { Undo } from '../faults/undo.ts';
import { faultLabel } from '../model/fault-traits.ts';
import { messageOf } from '../model/message-of.ts';
import type { PlannedExperiment } from '../model/plan.ts';
import type { LiveContext } from './context.ts';

export interface Undoing {
  /** Undoes it once; later calls do nothing more. */
  run(): Promise<Landed>;
  /** Marks it as undone by other means. */
  forget(): Promise<void>;
}

/** Writes the intention ahead, registers it with the run's scope, and only then lets the effect happen. */
export async function registerUndo(context: LiveContext, one: PlannedExperiment, undo: Undo): Promise<Undoing> {
  const markDone = await context.ledger.intend(one.name, undo);
  let landed: Landed | null = null;
  const undoOnce = async (signal: AbortSignal): Promise<Landed> => {
    if (landed !== null) return landed;
    const { env, plan, address } = context;
    landed = await orUnknown(applyUndo(undo, { env, services: plan.services, address, signal }));
    if (landed.landing === 'applied') await markDone();
    return landed;
  };
  const unregister = context.scope.defer(`undo of ${faultLabel(one.fault)}`, async (signal) => {
    const result = await undoOnce(signal);
    if (result.landing !== 'applied') throw new Error(result.proof);
  });
  return {
    async run() {
      const result = await undoOnce(context.signal);
      unregister();
      return result;
    },
    async forget() {
      landed = { landing: 'applied', proof: 'ended by the operator' };
      await markDone();
      unregister();
    },
  };
}

/** A check that itself throws proves nothing either way. */
export async function orUnknown(checked: Promise<Landed>): Promise<Landed> {
  try {
    return await checked;
  } catch (error) {
    return { landing: 'unknown', proof: `it could not be verified: ${messageOf(error)}` };
  }
}
