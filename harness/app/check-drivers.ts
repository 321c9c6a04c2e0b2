/** Whether the client library of every probe and load that needs one is installed where the scenario lies, before anything is started. */
import { loadLibrary } from '../engine/system/drivers/packages.ts';
import { wordFor } from '../model/count-text.ts';
import { distinct } from '../model/distinct.ts';
import type { Driver } from '../model/driver.ts';
import type { Failure } from '../model/failure.ts';
import { isStored } from '../model/load.ts';
import type { Plan } from '../model/plan.ts';
import { driverOf } from '../model/probe-traits.ts';
import { failuresDuring } from './harness-failure.ts';
import { scenarioFolder } from './scenario-folder.ts';

/** One problem for each library that is missing; those that are there are loaded, so that no question has to wait for that. */
export async function missingLibraries(plan: Plan): Promise<readonly Failure[]> {
  const stored = Object.entries(plan.load).flatMap(([name, load]) =>
    isStored(load) ? [[name, load.reads] as const] : [],
  );
  const users = [...Object.entries({ ...plan.probes, ...plan.invariants }), ...stored].flatMap(([name, probe]) => {
    const driver = driverOf(probe);
    return driver === null ? [] : [{ name, driver }];
  });
  const missing = async (driver: Driver): Promise<readonly Failure[]> => {
    const names = users.filter((one) => one.driver === driver).map(({ name }) => `'${name}'`);
    const at = `${plan.file}, ${wordFor(names.length, 'probe')} ${names.join(', ')}`;
    const failures = await failuresDuring(loadLibrary(driver, scenarioFolder(plan)));
    return failures.map((one) => ({ ...one, at }));
  };
  return (await Promise.all(distinct(users.map((one) => one.driver)).map(missing))).flat();
}
