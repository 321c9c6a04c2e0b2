/** `limitCpu`: the engine's update of a running container; its health check has to live on the same share. */
import type { ContainerView } from '../engine/engine.ts';
import { readCpus } from './cpus.ts';
import type { FaultContext, FaultDriver } from './driver.ts';
import { guard } from './guard.ts';
import { merge } from './landing.ts';
import { containersOf, each, nameOf, refusal, whom } from './targets.ts';

export const limitCpu: FaultDriver<'limitCpu'> = async (fault, context) => {
  const { target, replica, cpus } = fault;
  const targets = await containersOf(context, target, replica);
  return guard(context, {
    targets,
    refusal: refusal(target, targets, ['running'], replica) ?? (await idle(context, targets, cpus)),
    undo: {
      kind: 'setCpus',
      ...whom(fault),
      before: targets.map((one) => ({ replica: one.replica, cpus: one.cpus ?? 0 })),
    },
    inject: () => each(targets, (one) => context.env.engine.containers.limitCpu(one.id, cpus)),
    verify: async () => merge(await Promise.all(targets.map((one) => readCpus(context, one, cpus)))),
  });
};

/** A limit that is none would let an experiment pass that has tried nothing. */
async function idle(context: FaultContext, targets: readonly ContainerView[], cpus: number): Promise<string | null> {
  const engine = await context.env.engine.facts();
  if (cpus >= engine.cpus) return `a limit of ${cpus} CPU is none on an engine with ${engine.cpus}`;
  const tighter = targets.find((one) => (one.cpus ?? 0) > 0 && one.cpus! <= cpus);
  return tighter === undefined ? null : `${nameOf(tighter)} has no more than ${tighter.cpus} CPU as it is`;
}
