/** Compose's `up` of services that are missing: what undoes `remove` and `recreate`, and what an operator does about it. */
import type { ContainerView } from '../engine/engine.ts';
import type { ServiceName } from '../model/stack.ts';
import type { FaultContext, Landed } from './driver.ts';
import { applied, merge, rejected } from './landing.ts';
import { nameOf } from './targets.ts';

/** Applied: every planned container is there and was started. What becomes of it then is the experiment's own question. */
export async function bringUp(services: readonly ServiceName[], context: FaultContext): Promise<Landed> {
  const { containers, stack } = context.env.engine;
  const before = new Set((await containers.list()).map((one) => one.id));
  await stack.recreate(services);
  const returned = context.env.clock.now();
  const now = await containers.list();
  const parts = services.flatMap((service) => {
    const own = now.filter((one) => one.service === service);
    const wanted = context.services.find((one) => one.name === service)?.replicas ?? 1;
    if (own.length < wanted) return [rejected(`${service} has ${own.length} of ${wanted} containers`)];
    return own.map((one) => judge(one, before.has(one.id)));
  });
  return { ...merge(parts), returned };
}

function judge(one: ContainerView, kept: boolean): Landed {
  const name = `${nameOf(one)}: ${kept ? 'the container of before' : `new container ${one.id.slice(0, 12)}`}`;
  if (one.status === 'created') return rejected(`${name} was not started`);
  return applied(
    one.status === 'running' ? `${name} runs as pid ${one.pid}` : `${name} was started and is ${one.status}`,
  );
}
