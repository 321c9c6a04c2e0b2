/** The ways in which a service goes wrong by itself, each as a fault model: nobody reverts it, and a new process is free of all but a crash loop. */
import { breakApp, crash } from '../engine/sim/fleet/faults.ts';
import { mode } from '../engine/sim/fleet/fleet.ts';
import { percentText } from '../model/count-text.ts';
import { secondsText } from '../model/duration-text.ts';
import type { FailureMode } from '../model/forecast.ts';
import { minutes } from '../model/time.ts';
import type { FaultModel } from './fault-model.ts';

/** How long it is observed. */
export const failureWindow = minutes(10);

/** Share of the checks of a flapping service that fail. */
const flapShare = 0.5;

/** A process in a crash loop lives so long, in milliseconds: less than the 10 s after which Docker forgets its back-off. */
const crashLoopLife = 1000;

export interface FailureModel {
  readonly label: string;
  readonly faultModel: FaultModel;
}

const breaks = (how: number, more: { readonly share?: number } = {}): FaultModel => ({
  inject: (fleet, phase) => breakApp(fleet, 0, 0, { mode: how, ...more }, phase),
  revert: null,
  touchesUsers: true,
});

const dies: FaultModel = {
  inject: (fleet, phase) => crash(fleet, 0, 0, 1, phase),
  revert: null,
  touchesUsers: true,
};

export const failureModels: Readonly<Record<FailureMode, FailureModel>> = {
  fail: { label: 'fails at once, for good', faultModel: breaks(mode.fail) },
  hang: { label: 'hangs and ignores signals', faultModel: breaks(mode.frozen) },
  slow: { label: 'answers later than any timeout', faultModel: breaks(mode.hang) },
  flap: {
    label: `fails ${percentText(flapShare)} of its checks`,
    faultModel: { ...breaks(mode.flap, { share: flapShare }), touchesUsers: false },
  },
  crash: { label: 'exits with 1', faultModel: dies },
  'crash-loop': {
    label: `exits with 1, and ${secondsText(crashLoopLife)} after each start`,
    faultModel: { ...dies, livesFor: crashLoopLife },
  },
};
