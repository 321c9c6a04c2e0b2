/** The engine's health monitor: probes one after another with an idle gap between them, and what their results do. */
import type { HealthSettings } from '../../model/settings.ts';
import type { Container } from './container.ts';
import { gapInForce, isUnhealthy, streakAfter, timeLimit } from './health-rules.ts';
import { drawStall } from './parameters.ts';
import { type Ask, deliver, type ReplyEnd } from './process.ts';
import { drawn, schedule, tell, type World } from './world.ts';

/** Begins probing; at a start the state is reset, after an unpause it is kept. */
export function startMonitor(world: World, container: Container, ask: Ask, at: 'start' | 'unpause'): void {
  const settings = container.spec.health;
  if (settings === null) return;
  container.epoch += 1;
  if (at === 'start') {
    container.health = 'starting';
    container.streak = 0;
  }
  scheduleProbe(world, container, settings, ask);
}

/** Ends probing silently: the state reads `unhealthy`, a running probe is dropped, and no event tells of it. */
export function stopMonitor(container: Container): void {
  if (container.spec.health === null) return;
  container.epoch += 1;
  container.health = 'unhealthy';
}

function scheduleProbe(world: World, container: Container, settings: HealthSettings, ask: Ask): void {
  const { epoch } = container;
  const starting = container.health === 'starting';
  const gap = gapInForce(settings, starting, world.now - container.startedAt, world.rules.startInterval);
  const delay = gap + drawn(world, world.parameters.timerLateness);
  schedule(world, delay, () => {
    if (container.epoch === epoch) probe(world, container, settings, ask);
  });
}

interface Verdict {
  readonly exitCode: number;
  readonly output: string;
}

/** One probe: exec set-up, its request to the app, its end; or its timeout, whichever comes first. */
function probe(world: World, container: Container, settings: HealthSettings, ask: Ask): void {
  const { parameters, rules } = world;
  const { takes, asksAt } = container.spec.behaviour.check;
  const { epoch } = container;
  const start = world.now;
  const setup = drawn(world, parameters.execSetup) + drawStall(world.random, parameters);
  const deadline = start + timeLimit(settings.timeout, setup, rules.timeoutFromStart);
  let over = false;

  const timeOut = (): void => {
    if (over || container.epoch !== epoch) return;
    over = true;
    const output = `Health check exceeded timeout (${settings.timeout} ms)`;
    const kill = drawn(world, parameters.probeKill);
    const record = (): void => result(world, container, settings, start, { exitCode: -1, output });
    const goOn = (): void => scheduleProbe(world, container, settings, ask);
    if (rules.timeoutFromStart) {
      record();
      schedule(world, kill, () => container.epoch === epoch && goOn());
    } else {
      schedule(world, kill, () => {
        if (container.epoch !== epoch) return;
        record();
        goOn();
      });
    }
  };
  const end = (verdict: Verdict): void => {
    const rest = asksAt === 'start' ? takes : 0;
    if (over || container.epoch !== epoch || world.now + rest > deadline) return;
    over = true;
    schedule(world, rest + drawn(world, parameters.exitHandling), () => {
      if (container.epoch !== epoch) return;
      result(world, container, settings, start, verdict);
      scheduleProbe(world, container, settings, ask);
    });
  };

  const offset = setup + drawn(world, parameters.probeProgram) + (asksAt === 'end' ? takes : 0);
  const late = start + offset > deadline;
  schedule(world, late ? deadline - start : offset, () => {
    if (container.epoch !== epoch) return;
    if (!late) look(world, container, ask, end);
    // A timer for the timeout is set only for the probe that has not ended by its check: the many good ones need none.
    if (!over) schedule(world, Math.max(0, deadline - world.now), timeOut);
  });
}

/** What the probe's program sees. Only a check that asks the app waits for a frozen one. */
function look(world: World, container: Container, ask: Ask, end: (verdict: Verdict) => void): void {
  const { files, life, spec } = container;
  const seen = life?.app.look?.(files);
  if (spec.healthFlag !== null && files.has(spec.healthFlag)) end({ exitCode: 1, output: 'made to fail' });
  else if (seen === undefined) {
    deliver(world, container, { method: 'GET', path: '/health' }, ask, (answer) => end(verdictOf(answer)));
  } else if (seen.does === 'answer') {
    const verdict = { exitCode: exitCodeFor(seen.status), output: seen.body };
    if (seen.after === 0) end(verdict);
    else schedule(world, seen.after, () => end(verdict));
  }
}

const exitCodeFor = (status: number): number => (status === 200 ? 0 : 1);

function verdictOf(seen: ReplyEnd): Verdict {
  if (seen.how !== 'answered') return { exitCode: 1, output: seen.how };
  return { exitCode: exitCodeFor(seen.status), output: seen.body };
}

/** What a result does to the state: one success heals; failures count unless the probe began inside the start period. */
function result(world: World, container: Container, settings: HealthSettings, start: number, verdict: Verdict): void {
  const { exitCode, output } = verdict;
  container.cpu += world.parameters.checkCpu;
  container.healthLog.push({ start, end: world.now, exitCode, output: output.slice(0, 4096) });
  if (container.healthLog.length > 5) container.healthLog.shift();
  const was = container.health;
  const [passed, sinceStart] = [exitCode === 0, start - container.startedAt];
  container.streak = streakAfter(passed, container.streak, was === 'starting', sinceStart, settings.startPeriod);
  if (passed) container.health = 'healthy';
  else if (isUnhealthy(container.streak, settings.retries)) container.health = 'unhealthy';
  const now = container.health;
  if (now !== was && (now === 'healthy' || now === 'unhealthy')) {
    tell(world, container, { to: now }, drawn(world, world.parameters.healthEvent));
  }
}
