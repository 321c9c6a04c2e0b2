/** What must be here before anything of a stack is started: its images, and the engine's leave for every fault. */
import type { ConnectedEngine } from '../engine/kind.ts';
import { wordFor } from '../model/count-text.ts';
import { distinct } from '../model/distinct.ts';
import { FailureError, failure } from '../model/failure.ts';
import { faultsOf } from '../model/fault-facts.ts';
import { helperContainersOf } from '../model/fault-traits.ts';
import type { Plan } from '../model/plan.ts';
import { unlessAborted } from '../runner/scope.ts';
import { missingLibraries } from './check-drivers.ts';
import { unreachableObservers } from './check-observers.ts';
import { unsetSecrets } from './check-secrets.ts';
import { compileWith } from './compile-scenarios.ts';
import { connectRun } from './connect-run.ts';
import type { Preparation } from './execution.ts';
import { guardRun } from './guard/guardian.ts';
import { nameRun } from './name-run.ts';
import { withK6 } from './prepare-k6.ts';

/** Brings the images here, and checks what only they and the engine can tell. Returns the plan with all that is known now. */
export async function prepareRun(execution: Preparation): Promise<Plan> {
  const { plan, loaded, output, machine, interruption, env } = execution;
  const missing = [...unsetSecrets(plan, env), ...(await missingLibraries(plan))];
  if (missing.length > 0) throw new FailureError(missing);
  const deaf = await unlessAborted(interruption.signal, unreachableObservers(plan));
  if (deaf.length > 0) throw new FailureError(deaf);
  const name = nameRun(execution);
  const engine = await connectRun(plan, machine, name);
  let release = (): void => undefined;
  try {
    const unfit = await unlessAborted(interruption.signal, engine.unfit());
    if (unfit.length > 0) throw new FailureError(unfit);
    release = await guardRun(plan, machine, name, null);
    const images = engine.stack.prepare((line) => line.trim() !== '' && output.status(`images: ${line}`));
    await unlessAborted(interruption.signal, images);
    const known = await withImageHealth(plan, loaded, engine);
    await refuseForbidden(known, engine);
    interruption.signal.throwIfAborted();
    return await withK6(known, engine, execution);
  } finally {
    output.status(null);
    engine.close();
    release();
  }
}

/** Fills in health checks that only an image has, and checks the scenario again with what is now known. */
async function withImageHealth(plan: Plan, loaded: Preparation['loaded'], engine: ConnectedEngine): Promise<Plan> {
  if (plan.services.every((service) => service.healthFrom !== 'unknown')) return plan;
  const services = await Promise.all(
    plan.services.map(async (service) => {
      if (service.healthFrom !== 'unknown') return service;
      const health = await engine.stack.imageHealth(service.name);
      return {
        ...service,
        health: service.health ?? health,
        healthFrom: health === null ? ('none' as const) : ('image' as const),
      };
    }),
  );
  // On the stack whose Compose files have been found, and not on the one that the scenario wrote.
  const scenario = { ...loaded.scenario, stack: plan.stack };
  const compiled = compileWith({ ...loaded, scenario }, plan.seed, {
    services,
    ...(plan.elsewhere && { elsewhere: plan.elsewhere }),
  });
  if (compiled.plan === null) throw new FailureError(compiled.problems);
  const { changes, skipped } = plan;
  return { ...compiled.plan, ...(changes && { changes }), ...(skipped && { skipped }) };
}

/** Asks the engine once for each kind of helper container that the faults will need. */
async function refuseForbidden(plan: Plan, engine: ConnectedEngine): Promise<void> {
  const needs = distinct(plan.experiments.flatMap(faultsOf).flatMap(helperContainersOf));
  const refusals = await engine.helperContainers.permitted(needs);
  if (refusals.length === 0) return;
  throw new FailureError(
    refusals.map(({ need, reason }) => {
      const users = plan.experiments.filter((one) => faultsOf(one).flatMap(helperContainersOf).includes(need));
      const names = users.map((one) => `'${one.name}'`).join(', ');
      const what =
        need === 'host-pid' ? "the host's process ids (--pid host)" : "a container's network namespace (CAP_NET_ADMIN)";
      return failure('R214', `the engine does not permit helper containers with ${what}: ${reason}`, {
        at: `${plan.file}, ${wordFor(users.length, 'experiment')} ${names}`,
        fix:
          need === 'host-pid'
            ? 'use kill() and expect no restart, or run on a rootful engine without user namespaces'
            : 'use disconnect(), which cuts the whole network',
      });
    }),
  );
}
