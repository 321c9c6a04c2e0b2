/** Every fault kind and its driver: a kind without one does not compile. */
import type { Fault, FaultKind } from '../model/fault.ts';
import { breakDependency } from './break-dependency.ts';
import { closePort } from './close-port.ts';
import { crash } from './crash.ts';
import { disconnect } from './disconnect.ts';
import type { FaultContext, FaultDriver, PreparedFault } from './driver.ts';
import { exit } from './exit.ts';
import { flipHealth } from './flip-health.ts';
import { hang } from './hang.ts';
import { kill } from './kill.ts';
import { killChildren } from './kill-children.ts';
import { limitCpu } from './limit-cpu.ts';
import { misbehave } from './misbehave.ts';
import { nothing } from './nothing.ts';
import { pause } from './pause.ts';
import { recreate } from './recreate.ts';
import { remove } from './remove.ts';
import { restart } from './restart.ts';
import { restartAll } from './restart-all.ts';
import { startWithout } from './start-without.ts';
import { stop } from './stop.ts';

const drivers: { readonly [Kind in FaultKind]: FaultDriver<Kind> } = {
  nothing,
  crash,
  kill,
  restart,
  recreate,
  killChildren,
  restartAll,
  exit,
  stop,
  startWithout,
  pause,
  hang,
  remove,
  limitCpu,
  misbehave,
  flipHealth,
  breakDependency,
  closePort,
  disconnect,
};

/** Resolves the targets and makes the fault ready. Throws only when the engine cannot be asked. */
export function prepareFault(fault: Fault, context: FaultContext): Promise<PreparedFault> {
  // The key and the driver's parameter are of one kind by the type of `drivers`, which indexing by a union loses.
  const driver = drivers[fault.kind] as (fault: Fault, context: FaultContext) => Promise<PreparedFault>;
  return driver(fault, context);
}
