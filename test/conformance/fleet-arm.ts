/** The fleet as an arm of the laws: its containers behind the few calls of an engine that the laws of health and restarts make. */
import type { ContainerView, EngineEvent, HealthLogEntry } from '../../harness/engine/engine.ts';
import type { Environment } from '../../harness/engine/environment.ts';
import { simClock } from '../../harness/engine/sim/clock.ts';
import { advance } from '../../harness/engine/sim/fleet/advance.ts';
import { always } from '../../harness/engine/sim/fleet/distribution.ts';
import { apiKill, breakApp, crash, mendApp, pause, unpause } from '../../harness/engine/sim/fleet/faults.ts';
import {
  afterwards,
  change,
  checkStep,
  type Fleet,
  makeFleet,
  mode,
  verdict,
} from '../../harness/engine/sim/fleet/fleet.ts';
import { start } from '../../harness/engine/sim/fleet/life.ts';
import { plainModel, profileOf } from '../../harness/engine/sim/fleet/profile.ts';
import { makeQueue } from '../../harness/engine/sim/fleet/queue.ts';
import { apiStop } from '../../harness/engine/sim/fleet/stop.ts';
import { measured } from '../../harness/engine/sim/parameters.ts';
import { seededRandom } from '../../harness/engine/sim/random.ts';
import { rulesOf } from '../../harness/engine/sim/rules.ts';
import { virtualTime } from '../../harness/engine/sim/virtual-time.ts';
import { makeWorld, schedule, type World } from '../../harness/engine/sim/world.ts';
import { type ClosableArm, flags, openArm, type Subject, slowness } from './arm.ts';

const statuses = ['created', 'running', 'restarting', 'exited', 'paused'] as const;
const healths = ['none', 'starting', 'healthy', 'unhealthy'] as const;
const names: Readonly<Record<number, string>> = Object.fromEntries(
  Object.entries(change).map(([name, code]) => [code, name]),
);

interface Stage {
  readonly fleet: Fleet;
  readonly world: World;
  readonly logs: HealthLogEntry[][];
}

/** Handles what is due now, and wakes up for what is due next. */
function pump({ fleet, world, logs }: Stage): void {
  const { due, heap } = fleet.queue!;
  for (let next = heap[0]!; due[next]! <= world.now; next = heap[0]!) {
    if (fleet.checkDue[next]! <= fleet.lifeDue[next]! && fleet.checkStepOf[next] === checkStep.end) {
      const exitCode = [0, 1, -1][fleet.verdict[next]!] ?? verdict.fail;
      logs[next]!.push({ start: fleet.probeStart[next]!, end: fleet.checkDue[next]!, exitCode, output: '' });
      if (logs[next]!.length > 5) logs[next]!.shift();
    }
    advance(fleet, next);
  }
}

export async function fleetArm(subjects: readonly Subject[]): Promise<ClosableArm> {
  const world = makeWorld(seededRandom('laws'), measured, rulesOf('26.1.5'));
  const time = virtualTime(world);
  const events: EngineEvent[] = [];
  let heard: () => void = () => {};
  const fleet = makeFleet({
    seed: 'laws',
    profiles: subjects.map((one) => profileOf(modelOf(one))),
    profile: Uint32Array.from(subjects, (_, place) => place),
    rules: world.rules,
    queue: makeQueue(subjects.length),
    // The laws read the log, so every check is an event.
    sleeps: false,
    tell: (i, what, at) => schedule(world, Math.max(0, at - world.now), () => tell(i, what)),
  });
  const tell = (i: number, what: number): void => {
    const to = names[what]!;
    const more = to === 'died' ? { exitCode: fleet.exitCode[i]! } : to === 'signalled' ? { signal: 'SIGKILL' } : {};
    const told = { service: subjects[i]!.name, time: world.now, change: { to, ...more } };
    events.push(told as unknown as EngineEvent);
    heard();
    time.stir();
  };
  const stage: Stage = { fleet, world, logs: subjects.map(() => []) };
  let known = Number.POSITIVE_INFINITY;
  const follow = (): void => {
    pump(stage);
    const next = fleet.queue!.due[fleet.queue!.heap[0]!]!;
    if (next === known || next === Number.POSITIVE_INFINITY) return;
    known = next;
    schedule(world, next - world.now, () => {
      known = Number.POSITIVE_INFINITY;
      follow();
    });
  };
  /** Does it one round trip from now, and returns once it is so. */
  const call = (act: () => void, done: () => boolean = () => true): Promise<void> =>
    time.await(({ resolve }) => {
      const look = (): void => (done() ? resolve() : schedule(world, 1, look));
      schedule(world, 1, () => {
        act();
        follow();
        look();
      });
    });
  async function* subscribe(): AsyncGenerator<{ type: 'event'; event: EngineEvent }> {
    for (let place = 0; ; place += 1) {
      while (place >= events.length) await new Promise<void>((resolve) => (heard = resolve));
      yield { type: 'event', event: events[place]! };
    }
  }
  const engine = {
    time: async () => world.now,
    events: { subscribe: async () => subscribe() },
    stack: {
      up: () =>
        call(() => {
          for (const i of subjects.keys()) start(fleet, i, world.now);
        }),
    },
    ...callsOf(stage, subjects, call),
  };
  const env = { engine, clock: simClock(world, time, 0) } as unknown as Environment;
  const arm = await openArm(env);
  await env.engine.stack.up();
  return { ...arm, close: async () => {} };
}

type Call = (act: () => void, done?: () => boolean) => Promise<void>;

function callsOf(stage: Stage, subjects: readonly Subject[], call: Call) {
  const { fleet, world } = stage;
  const at = (id: string): number => Number(id);
  const startedAnew = (i: number) => {
    const before = fleet.startedAt[i]!;
    return () => fleet.startedAt[i] !== before;
  };
  const down = (i: number) => () => fleet.status[i] === 3;
  const containers = {
    list: async () => subjects.map((_, i) => viewOf(stage, subjects, i)),
    exec: (id: string, command: readonly string[]) =>
      call(() => obey(fleet, at(id), world.now, command)).then(() => ({ exitCode: 0, output: '' })),
    kill: (id: string) => call(() => apiKill(fleet, at(id), world.now), down(at(id))),
    stop: (id: string, grace: number) =>
      call(() => apiStop(fleet, at(id), world.now, afterwards.stay, grace), down(at(id))),
    start: (id: string) => call(() => start(fleet, at(id), world.now), startedAnew(at(id))),
    restart: (id: string, grace: number) =>
      call(() => apiStop(fleet, at(id), world.now, afterwards.start, grace), startedAnew(at(id))),
    pause: (id: string) => call(() => pause(fleet, at(id), world.now)),
    unpause: (id: string) => call(() => unpause(fleet, at(id), world.now)),
  };
  const helperContainers = {
    signal: (id: string, signal: string) =>
      call(() => {
        if (signal === 'SIGKILL') crash(fleet, at(id), world.now);
        else if (signal === 'SIGSTOP') breakApp(fleet, at(id), world.now, { mode: mode.frozen });
        else mendApp(fleet, at(id), world.now);
      }),
    states: async (id: string) => [fleet.mode[at(id)] === mode.frozen ? 'T' : 'S'],
  };
  return { containers, helperContainers };
}

/** Flag files break the check alone and stay when the process goes; signals from inside end it. */
function obey(fleet: Fleet, i: number, now: number, [program = '', ...rest]: readonly string[]): void {
  const file = rest.at(-1);
  if (program === 'rm') mendApp(fleet, i, now);
  else if (program === 'touch') {
    const how = file === flags.hung ? mode.hang : mode.fail;
    breakApp(fleet, i, now, { mode: how, late: file === flags.slow ? slowness : 0, spares: true, cured: false });
  } else crash(fleet, i, now, file === 'kill -USR1 1' ? 3 : 0);
}

function viewOf({ fleet, logs }: Stage, subjects: readonly Subject[], i: number): ContainerView {
  const { name, health, restart } = subjects[i]!;
  const seen = { status: healths[fleet.health[i]!], streak: fleet.streak[i], log: [...logs[i]!] };
  return {
    ...{ id: `${i}`, name, service: name, replica: 1, status: statuses[fleet.status[i]!], restart, pid: 1 },
    ...{ exitCode: fleet.exitCode[i], restartCount: fleet.restartCount[i], startedAt: fleet.startedAt[i] },
    health: health === null ? null : seen,
  } as unknown as ContainerView;
}

const modelOf = ({ health, restart, network, checkIsSlow, leavesWith, serves }: Subject) => ({
  ...plainModel,
  health,
  restart,
  bridged: network !== false,
  check: { takes: checkIsSlow && !serves ? slowness : 0, asksAt: 'end' as const },
  leavesAfter: leavesWith === null ? null : always(0.1),
  leavesWith: leavesWith ?? 0,
});
