/** What an operator does through the engine's API, and what that does to the marks that cancel the restart policy. */
import type { Container } from './container.ts';
import { startMonitor, stopMonitor } from './health-monitor.ts';
import { beginStart } from './lifecycle.ts';
import { type Ask, catchUp, signalName, signalProcess } from './process.ts';
import { signalCancels } from './restart-policy.ts';
import { drawn, schedule, tell, type World } from './world.ts';

/** Called once, when the API call returns; with a reason when the engine refused. */
export type Finish = (refusal?: string) => void;

/** Waits for the container's lock, then acts. */
function whenFree(world: World, container: Container, act: () => void): void {
  const wait = container.busyUntil - world.now;
  if (wait <= 0) act();
  else schedule(world, wait, () => whenFree(world, container, act));
}

export function apiStart(world: World, container: Container, ask: Ask, finish: Finish): void {
  whenFree(world, container, () => {
    if (container.status === 'paused') return finish('cannot start a paused container, try unpause instead');
    // Running or waiting for its restart: nothing to do, and the wait is not cut short.
    if (container.status === 'running' || container.status === 'restarting') return finish();
    startAnew(world, container, ask, finish);
  });
}

function startAnew(world: World, container: Container, ask: Ask, started: () => void): void {
  container.cancelled = false;
  container.manuallyStopped = false;
  container.backOff = 0;
  container.restartCount = 0;
  beginStart(world, container, ask, started);
}

export function apiKill(world: World, container: Container, ask: Ask, signal: string, finish: Finish): void {
  const name = signalName(signal);
  whenFree(world, container, () => {
    if (container.life === null) return finish(`container ${container.name} is not running`);
    sendThroughApi(world, container, ask, name);
    if (name !== 'KILL') return schedule(world, drawn(world, world.parameters.apiSignal), finish);
    container.afterDeath.push(finish);
  });
}

/** The shared kill path of kill, stop and restart: marks first, then the signal, then its event. */
function sendThroughApi(world: World, container: Container, ask: Ask, signal: string): void {
  const { stopSignal } = container.spec.behaviour;
  container.manuallyStopped = true;
  if (signalCancels(signal, stopSignal === null ? null : signalName(stopSignal))) container.cancelled = true;
  const delay = drawn(world, world.parameters.apiSignal);
  tell(world, container, { to: 'signalled', signal: `SIG${signal}` }, delay);
  const { life } = container;
  schedule(world, delay, () => {
    if (container.life !== life) return;
    // The engine resumes a paused container that it signals.
    resume(world, container, ask);
    signalProcess(container, signal, 'outside');
    catchUp(container);
  });
}

function resume(world: World, container: Container, ask: Ask): void {
  if (container.status !== 'paused' || container.life === null) return;
  container.status = 'running';
  container.life.paused = false;
  tell(world, container, { to: 'unpaused' });
  startMonitor(world, container, ask, 'unpause');
}

export function apiStop(world: World, container: Container, ask: Ask, grace: number, finish: Finish): void {
  whenFree(world, container, () => {
    if (container.status === 'restarting') return stopWaiting(world, container, finish);
    if (container.life === null) return finish();
    container.stopping = true;
    container.afterDeath.push(() => {
      container.stopping = false;
      finish();
    });
    const { life } = container;
    const kill = (): void => {
      if (container.life === life) sendThroughApi(world, container, ask, 'KILL');
    };
    const polite = container.spec.behaviour.stopSignal;
    sendThroughApi(world, container, ask, signalName(polite ?? 'TERM'));
    schedule(world, drawn(world, world.parameters.apiSignal) + grace, kill);
  });
}

/** A container that waits for its restart has no process: only `stop` is reported, and the wait is over. */
function stopWaiting(world: World, container: Container, finish: Finish): void {
  container.attempt += 1;
  container.cancelled = true;
  container.manuallyStopped = true;
  container.status = 'exited';
  tell(world, container, { to: 'stopped' });
  finish();
}

export function apiRestart(world: World, container: Container, ask: Ask, grace: number, finish: Finish): void {
  apiStop(world, container, ask, grace, (refusal) => {
    if (refusal !== undefined) return finish(refusal);
    startAnew(world, container, ask, () => {
      tell(world, container, { to: 'restarted' });
      finish();
    });
  });
}

/** By force: killed first where it lives, and gone with its names, addresses and its part of the published ports. */
export function apiRemove(world: World, container: Container, ask: Ask, finish: Finish): void {
  whenFree(world, container, () => {
    // A start that is waited for does not come any more.
    container.attempt += 1;
    if (container.life === null) return vanish(world, container, finish);
    container.afterDeath.push(() => vanish(world, container, finish));
    sendThroughApi(world, container, ask, 'KILL');
  });
}

export function vanish(world: World, container: Container, finish: Finish): void {
  container.status = 'removed';
  container.attachments = [];
  container.doorOpen = false;
  tell(world, container, { to: 'removed' });
  finish();
}

export function apiPause(world: World, container: Container, finish: Finish): void {
  whenFree(world, container, () => {
    if (container.status !== 'running' || container.life === null) {
      return finish(`container ${container.name} is ${container.status}, and cannot be paused`);
    }
    container.status = 'paused';
    container.life.paused = true;
    stopMonitor(container);
    tell(world, container, { to: 'paused' });
    finish();
  });
}

export function apiUnpause(world: World, container: Container, ask: Ask, finish: Finish): void {
  whenFree(world, container, () => {
    if (container.status !== 'paused') return finish(`container ${container.name} is not paused`);
    resume(world, container, ask);
    catchUp(container);
    finish();
  });
}
