/** A fault of a plan → what is done to the fleet, and how it ends; or why the settings do not tell what comes of it. */
import { apiKill, breakApp, crash, mendApp, pause, unpause } from '../engine/sim/fleet/faults.ts';
import type { Fleet } from '../engine/sim/fleet/fleet.ts';
import { afterwards, lifeStep, mode } from '../engine/sim/fleet/fleet.ts';
import { start } from '../engine/sim/fleet/life.ts';
import { apiStop } from '../engine/sim/fleet/stop.ts';
import { actionTraits } from '../model/action-traits.ts';
import { type Effect, isFinal } from '../model/fault-effect.ts';
import { effectOf, isHeld } from '../model/fault-traits.ts';
import type { PlannedExperiment } from '../model/plan.ts';

/** Container 0 is the target. Times are milliseconds from the injection. */
export interface FaultModel {
  readonly inject: (fleet: Fleet, phase: number | null) => void;
  /** Null: momentary. */
  readonly revert: ((fleet: Fleet, now: number) => void) | null;
  /** Whether users see it. */
  readonly touchesUsers: boolean;
  /** Every life ends by itself after so many milliseconds; left out: none does. */
  readonly livesFor?: number;
}

export type ModelledFault =
  | { readonly model: FaultModel; readonly why: null }
  | { readonly model: null; readonly why: string };

export function faultModelOf({ fault, then, hold, prediction }: PlannedExperiment): ModelledFault {
  const found = isHeld(fault) && hold === null ? null : modelOfEffect(effectOf(fault));
  if (found === null) return { model: null, why: prediction.why };
  if (then === null) return { model: found, why: null };
  const waits = actionTraits[then.kind].sparesWhatRuns && !isHeld(fault);
  const revert = then.target !== fault.target ? () => {} : waits ? begin : restart;
  return { model: { ...found, revert }, why: null };
}

const momentary = (inject: FaultModel['inject']): FaultModel => ({ inject, revert: null, touchesUsers: true });

/** Null: nothing comes of it, or nothing that the settings tell. */
function modelOfEffect(effect: Effect): FaultModel | null {
  switch (effect.is) {
    case 'dead':
      return momentary((fleet, phase) => crash(fleet, 0, 0, effect.code, phase));
    case 'killed':
      return isFinal(effect.signal) ? momentary((fleet) => apiKill(fleet, 0, 0)) : null;
    case 'restarted':
    case 'recreated':
      return momentary((fleet) => apiStop(fleet, 0, 0, afterwards.start));
    case 'stopped':
    case 'heldBack':
      return { ...momentary((fleet) => apiStop(fleet, 0, 0, afterwards.stay)), revert: begin };
    case 'paused':
      return { ...momentary((fleet) => pause(fleet, 0, 0)), revert: (fleet, now) => unpause(fleet, 0, now) };
    case 'frozen':
      return broken(mode.frozen, { spares: false, cured: true });
    case 'unhealthy':
      if (effect.flip.by === 'wrapper') return broken(mode.fail, { spares: true, cured: false });
      if (effect.flip.by === 'route') return broken(mode.fail, { spares: true, cured: true });
      return { ...broken(mode.fail, { spares: false, cured: true }), revert: () => {} };
    case 'wrong':
      if (effect.how.by === 'route') return null;
      return { ...broken(mode.fail, { spares: false, cured: true }), revert: () => {} };
    case 'untouched':
    case 'restartedTogether':
    case 'childless':
    case 'closed':
    case 'removed':
    case 'starved':
    case 'obstructed':
    case 'offline':
      return null;
  }
}

function broken(how: number, { spares, cured }: { readonly spares: boolean; readonly cured: boolean }): FaultModel {
  return {
    inject: (fleet, phase) => breakApp(fleet, 0, 0, { mode: how, spares, cured }, phase),
    revert: (fleet, now) => mendApp(fleet, 0, now),
    touchesUsers: !spares,
  };
}

/** A start does nothing to what runs, or waits for its restart. */
const begin = (fleet: Fleet, now: number): void => {
  if (fleet.alive[0] === 0 && fleet.lifeStep[0] === lifeStep.none) start(fleet, 0, now);
};

/** An operator's restart: of what has died, a start. */
function restart(fleet: Fleet, now: number): void {
  if (fleet.alive[0] === 1) apiStop(fleet, 0, now, afterwards.start);
  else if (fleet.lifeStep[0] === lifeStep.none || fleet.lifeStep[0] === lifeStep.run) start(fleet, 0, now);
  else fleet.then[0] = afterwards.start;
}
