/** `remove`: the containers go with their anonymous volumes and their names; Compose's `up` brings new ones. */
import type { ContainerView } from '../engine/engine.ts';
import { distinct } from '../model/distinct.ts';
import { seconds } from '../model/time.ts';
import type { FaultDriver } from './driver.ts';
import { guard } from './guard.ts';
import { applied, rejected } from './landing.ts';
import { each, nameOf } from './targets.ts';
import { everyoneOf, unfitOf } from './together.ts';
import { type Poll, watchTargets } from './watch-targets.ts';

export const remove: FaultDriver<'remove'> = async (fault, context) => {
  const services = distinct([fault.target, ...fault.alongside]);
  const groups = await everyoneOf(services, context);
  const targets = groups.flatMap(({ containers }) => containers);
  return guard(context, {
    targets,
    refusal: unfitOf(groups),
    undo: { kind: 'recreate', service: fault.target, services },
    inject: () => each(targets, (one) => context.env.engine.containers.remove(one.id)),
    verify: () => watchTargets(context, targets, seconds(2), judge),
  });
};

function judge(before: ContainerView, now: ContainerView | null): Poll {
  const name = `${nameOf(before)}: container ${before.id.slice(0, 12)}`;
  return now === null ? applied(`${name} is no more`) : rejected(`${name} is still there, ${now.status}`);
}
