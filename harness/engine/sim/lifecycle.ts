/** How a container starts, dies and is started again, with the engine's events and their latencies. */
import type { Container } from './container.ts';
import { startMonitor, stopMonitor } from './health-monitor.ts';
import { giveUpAddresses, takeAddresses } from './network.ts';
import type { LifeCosts } from './parameters.ts';
import { type Ask, beginProcess, write } from './process.ts';
import { restartDelay } from './restart-policy.ts';
import { drawn, schedule, tell, type World } from './world.ts';

const costs = (world: World, container: Container): LifeCosts =>
  container.attachments.length > 0 ? world.parameters.bridged : world.parameters.plain;

/** Begins to start the container; `started` is called with its `start` event. */
export function beginStart(world: World, container: Container, ask: Ask, started: () => void = () => {}): void {
  container.attempt += 1;
  const { attempt } = container;
  const cost = drawn(world, costs(world, container).start);
  const lead = Math.min(cost, drawn(world, world.parameters.startEvent));
  container.busyUntil = world.now + cost;
  // The proxy of the published ports accepts before there is an interface behind it.
  schedule(world, drawn(world, world.parameters.proxyOpens), () => {
    if (container.attempt === attempt) container.doorOpen = true;
  });
  schedule(world, cost - lead, () => {
    if (container.attempt !== attempt) return;
    for (const { network } of container.attachments) tell(world, container, { to: 'connected', network });
    run(world, container, ask);
    schedule(world, lead, () => {
      tell(world, container, { to: 'started' });
      started();
    });
  });
}

function run(world: World, container: Container, ask: Ask): void {
  container.status = 'running';
  container.startedAt = world.now;
  container.pid = world.nextPid;
  world.nextPid += 1;
  container.cpu = world.parameters.startCpu;
  container.changes = [];
  takeAddresses(world, container);
  container.namesAsked = null;
  container.asked.length = 0;
  startMonitor(world, container, ask, 'start');
  beginProcess(world, container, ask, (code) => exit(world, container, ask, code));
  container.wired = true;
  for (const task of container.afterWiring.splice(0)) task();
}

/** The first process is dead, at this instant. The engine hears of it, decides, cleans up, and says `die` only then. */
export function exit(world: World, container: Container, ask: Ask, code: number): void {
  const life = container.life;
  if (life === null || life.dead) return;
  life.dead = true;
  container.life = null;
  container.wired = false;
  write(world, container, `exited with ${code}`);
  for (const reader of [...container.logReaders]) reader.end();
  const lost = [...life.inFlight];
  schedule(world, drawn(world, world.parameters.connectionLost), () => {
    for (const tellClient of lost) tellClient('closed');
  });
  const { attempt } = container;
  schedule(world, drawn(world, world.parameters.proxyCloses), () => {
    if (container.attempt === attempt) container.doorOpen = false;
  });
  const { exitNotice, cleanup } = costs(world, container);
  const notice = drawn(world, exitNotice);
  const cleaning = drawn(world, cleanup);
  const diedAt = world.now;
  container.busyUntil = diedAt + notice + cleaning;
  schedule(world, notice, () => handleExit(world, container, ask, { code, diedAt, cleaning }));
}

function handleExit(
  world: World,
  container: Container,
  ask: Ask,
  { code, diedAt, cleaning }: { readonly code: number; readonly diedAt: number; readonly cleaning: number },
): void {
  stopMonitor(container);
  const handledAt = world.now;
  const delay = restartDelay({
    policy: container.spec.restart,
    exitCode: code,
    uptime: handledAt - container.startedAt,
    restartCount: container.restartCount,
    lastDelay: container.backOff,
    cancelled: container.cancelled,
    manuallyStopped: container.manuallyStopped,
  });
  if (delay !== null) {
    container.backOff = delay;
    container.restartCount += 1;
  }
  const die = (): void => tell(world, container, { to: 'died', exitCode: code });
  if (world.rules.dieBeforeCleanup) die();
  schedule(world, cleaning, () => {
    container.exitCode = code;
    container.pid = 0;
    container.finishedAt = delay === null ? diedAt : handledAt;
    container.status = delay === null ? 'exited' : 'restarting';
    for (const { network } of container.attachments) tell(world, container, { to: 'disconnected', network });
    giveUpAddresses(container);
    if (container.stopping) tell(world, container, { to: 'stopped' });
    if (!world.rules.dieBeforeCleanup) die();
    for (const task of container.afterDeath.splice(0)) task();
    if (delay === null) return;
    const { attempt } = container;
    // The delay runs from the handling, so the clean-up hides the first one.
    schedule(world, Math.max(0, handledAt + delay - world.now), () => {
      if (container.attempt === attempt && container.status === 'restarting') beginStart(world, container, ask);
    });
  });
}
