/** A fault of a plan → what is done to the fleet, and how it ends; or why the settings do not tell what comes of it. */

import { apiKill, breakApp, crash, mendApp, pause, unpause } from '../engine/sim/fleet/faults.ts';
import type { Fleet } from '../engine/sim/fleet/fleet.ts';
import { afterwards, lifeStep, mode } from '../engine/sim/fleet/fleet.ts';
import { start } from '../engine/sim/fleet/life.ts';
import { apiStop } from '../engine/sim/fleet/stop.ts';
import { isHeld } from '../model/fault.ts';
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
  const found = momentaryModel(fault) ?? (hold === null ? null : heldModel(fault));
  if (found === null) return { model: null, why: prediction.why };
  const running = then?.kind === 'start' && !isHeld(fault);
  const restarts = then === null ? null : then.target !== fault.target ? () => {} : running ? begin : restart;
  return { model: restarts === null ? found : { ...found, revert: restarts }, why: null };
}

type AnyFault = PlannedExperiment['fault'];

const momentary = (inject: FaultModel['inject']): FaultModel => ({ inject, revert: null, touchesUsers: true });

function momentaryModel(fault: AnyFault): FaultModel | null {
  switch (fault.kind) {
    case 'crash':
      return momentary((fleet, phase) => crash(fleet, 0, 0, 137, phase));
    case 'exit':
      return momentary((fleet, phase) => crash(fleet, 0, 0, fault.code, phase));
    case 'kill':
      return /^(SIG)?KILL$|^9$/.test(fault.signal) ? momentary((fleet) => apiKill(fleet, 0, 0)) : null;
    case 'restart':
      return momentary((fleet) => apiStop(fleet, 0, 0, afterwards.start));
    default:
      return null;
  }
}

function heldModel(fault: AnyFault): FaultModel | null {
  switch (fault.kind) {
    case 'stop':
      return { ...momentary((fleet) => apiStop(fleet, 0, 0, afterwards.stay)), revert: begin };
    case 'pause':
      return { ...momentary((fleet) => pause(fleet, 0, 0)), revert: (fleet, now) => unpause(fleet, 0, now) };
    case 'hang':
      return broken(mode.frozen, { spares: false, cured: true });
    case 'flipHealth':
      if (fault.flip.by === 'wrapper') return broken(mode.fail, { spares: true, cured: false });
      if (fault.flip.by === 'route') return broken(mode.fail, { spares: true, cured: true });
      return { ...broken(mode.fail, { spares: false, cured: true }), revert: () => {} };
    case 'misbehave':
      if (fault.how.by === 'route') return null;
      return { ...broken(mode.fail, { spares: false, cured: true }), revert: () => {} };
    default:
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
