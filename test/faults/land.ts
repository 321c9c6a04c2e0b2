/** The whole path of a fault in tests: prepared, done, looked at. */
import type { FaultContext, Landed } from '../../harness/faults/driver.ts';
import { prepareFault } from '../../harness/faults/registry.ts';
import type { Fault } from '../../harness/model/fault.ts';

export async function land(fault: Fault, context: FaultContext): Promise<Landed> {
  const prepared = await prepareFault(fault, context);
  await prepared.inject();
  return prepared.verify();
}
