/** Who calls a plan's checks: their functions, where they are here, or processes that load the scenario file that has them. */
import { resolve } from 'node:path';
import { directChecks } from '../engine/direct-checks.ts';
import type { CheckFunctions } from '../model/check-function.ts';
import type { Plan } from '../model/plan.ts';
import { isCheckProbe } from '../model/probe.ts';
import { type Checks, startChecks } from '../scenario-file/checks.ts';

/** Without checks, nothing is loaded. Throws R225, and what is wrong with the file. */
export async function checksOf({ probes, file }: Plan, functions?: CheckFunctions): Promise<Checks> {
  const checks = Object.values(probes).filter(isCheckProbe);
  if (functions === undefined) {
    return startChecks(
      resolve(file),
      checks.map(({ name }) => name),
    );
  }
  return { during: ({ clock }) => directChecks(clock, functions), close: () => undefined };
}
