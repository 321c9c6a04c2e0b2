/** What an operator does, one after the other, when a row has left the stack not steady. */
import { recreate, restart } from '../../dsl/starting-again.ts';
import { distinct } from '../../model/distinct.ts';
import type { Broken, Remedy } from '../../model/explore-row.ts';
import type { Fault } from '../../model/fault.ts';
import { servicesStruck } from '../../model/fault-facts.ts';
import { effectOf } from '../../model/fault-traits.ts';
import type { LearnedStack } from '../../model/learned.ts';
import type { ServiceName } from '../../model/stack.ts';
import { callersOf, inNeedOrder } from '../graph/callers.ts';
import { ref } from './row-draft.ts';

/** More restarts than these tell no more than an end of all of them: nobody knows any more what healed. */
const mostRestarts = 4;

/**
 * A restart of what was broken, then of its callers, the nearest first, and at last a new container in its place. What has just begun a new
 * life comes after its callers: another one helps only where it happens to get its old address again, and would hide who has to learn.
 */
export function remediesOf(broken: Broken, fault: Fault, learned: LearnedStack): readonly Remedy[] {
  const staying = learned.services.filter((one) => !one.once).map((one) => one.name);
  const names = restartsOf(broken, fault, learned, staying).filter((name) => staying.includes(name));
  const restarts = distinct(names).slice(0, mostRestarts);
  const replaced = restarts.find((name) => name === fault.target) ?? restarts[0];
  return [...restarts.map((name) => restart(ref(name))), ...(replaced === undefined ? [] : [recreate(ref(replaced))])];
}

const beginsAnew = (fault: Fault): boolean => ['restarted', 'recreated'].includes(effectOf(fault).is);

function restartsOf(
  broken: Broken,
  fault: Fault,
  learned: LearnedStack,
  staying: readonly ServiceName[],
): readonly ServiceName[] {
  switch (broken.on) {
    case 'service': {
      const callers = callersOf(learned, broken.service);
      return beginsAnew(fault) ? [...callers, broken.service] : [broken.service, ...callers];
    }
    case 'edge':
      return [broken.from, ...callersOf(learned, broken.from), broken.to];
    case 'stack': {
      const struck = servicesStruck(fault);
      const near = struck.length < staying.length ? distinct(struck.flatMap((name) => callersOf(learned, name))) : [];
      // Whoever needs others is the likeliest to have given up, or to hold on to what is gone.
      const needed = inNeedOrder(learned, staying);
      const needs = (name: ServiceName): boolean => learned.edges.some(({ from }) => from === name);
      return [...near, ...needed.filter(needs), ...needed.filter((name) => !needs(name))];
    }
  }
}
