/** Whether a container's first process and its children stand still, by the states that the kernel gives them. */
import type { ContainerView } from '../engine/engine.ts';
import type { FaultContext, Landed } from './driver.ts';
import { applied, rejected } from './landing.ts';
import { nameOf } from './targets.ts';

/** Applied: all of them are stopped. What has ended meanwhile does nothing either. */
export async function pollStopped(context: FaultContext, one: ContainerView): Promise<Landed> {
  const states = await context.env.engine.helperContainers.states(one.id);
  const still = states.length > 0 && states.every((state) => state === 'T' || state === 'Z' || state === 'X');
  const said = `${nameOf(one)}: ${familyText(one, states)}`;
  return still ? applied(`${said}, stopped`) : rejected(`${said}, not stopped`);
}

/** How many there are beside the first process; of those that have ended and were not collected nothing is left to count. */
export async function livingChildren(context: FaultContext, one: ContainerView): Promise<number> {
  const [, ...children] = await context.env.engine.helperContainers.states(one.id);
  return children.filter((state) => state !== 'Z' && state !== 'X').length;
}

/** Applied: none of them is stopped. */
export async function pollRunning(context: FaultContext, one: ContainerView): Promise<Landed> {
  const states = await context.env.engine.helperContainers.states(one.id);
  const said = `${nameOf(one)}: ${familyText(one, states)}`;
  return states.includes('T') ? rejected(`${said}, still stopped`) : applied(`${said}, running again`);
}

/** `pid 4711 in state T`, `pid 4711 and 2 children in states T T S`. */
function familyText({ pid }: ContainerView, states: readonly string[]): string {
  const children = states.length - 1;
  if (children < 1) return `pid ${pid} in state ${states[0] ?? 'unknown'}`;
  return `pid ${pid} and ${children === 1 ? 'its child' : `${children} children`} in states ${states.join(' ')}`;
}
