/** The app as a child of a first process that is not it: of an init, a shell or a supervisor. */
import type { Container } from './container.ts';
import { type Ask, beginProcess } from './process.ts';
import { drawn, schedule, type World } from './world.ts';

/** The first process and its children. */
export function familyOf({ life, spec }: Container): number {
  if (life === null) return 0;
  const isChild = spec.init || spec.behaviour.child !== undefined;
  return isChild && life.childless !== true ? 2 : 1;
}

/** They are killed from outside. Returns how many there were. An init ends with its child, as if it had been killed itself. */
export function endChildren(world: World, container: Container, ask: Ask): number {
  const { life, spec } = container;
  if (life === null || familyOf(container) < 2) return 0;
  const { child } = spec.behaviour;
  if (child === undefined) {
    life.exit(137);
    return 1;
  }
  life.dead = true;
  const lost = [...life.inFlight];
  schedule(world, drawn(world, world.parameters.connectionLost), () => {
    for (const tellClient of lost) tellClient('closed');
  });
  if (child === 'begun again') beginProcess(world, container, ask, life.exit);
  else {
    container.life = { ...life, dead: false, listening: false, childless: true, backlog: [], inFlight: new Set() };
  }
  return 1;
}
