/** What a law of the engine is told with: containers with flags, one environment, and the story of its events. */
import type { ContainerId, ContainerView, EngineEvent } from '../../harness/engine/engine.ts';
import type { Environment } from '../../harness/engine/environment.ts';
import type { ContainerChange } from '../../harness/model/event.ts';
import type { Dependency } from '../../harness/model/one-shot.ts';
import type { HealthSettings, RestartPolicy } from '../../harness/model/settings.ts';
import { after, type Duration, milliseconds, seconds } from '../../harness/model/time.ts';
import { health } from '../plan/parts.ts';

/** Files that change what the health check of a subject sees. `broken`: it fails at once; `hung`: never ends; `slow`: fails late. */
export const flags = { broken: '/tmp/broken', hung: '/tmp/hung', slow: '/tmp/slow' } as const;

/** How late a slow health check is. */
export const slowness = 500;

/** One container of a law; both arms make it, each in its own way. SIGTERM and USR2 end it with 0, USR1 with 3. */
export interface Subject {
  /** Unique among all laws. */
  readonly name: string;
  readonly health: HealthSettings | null;
  readonly restart: RestartPolicy;
  /** Its first process leaves by itself right after its start, with this code. */
  readonly leavesWith: number | null;
  /** The subject that must have ended with 0 before it starts. */
  readonly waitsFor: string | null;
  /** Its health check passes, but takes `slowness` for it. */
  readonly checkIsSlow: boolean;
  /** It serves HTTP at its port 80, published; its health check, if any, asks there. */
  readonly serves: boolean;
  /** It writes `tick 1`, `tick 2`, … to its log, five a second; each of its lives counts from 1. */
  readonly writes: boolean;
  /** Whether it is on a network: on that of most, or on one of a law's own. */
  readonly network: boolean | 'one' | 'two';
}

export const subject = (name: string, more: Partial<Omit<Subject, 'name'>> = {}): Subject => ({
  name,
  health: null,
  restart: { name: 'no' },
  leavesWith: null,
  waitsFor: null,
  checkIsSlow: false,
  serves: false,
  writes: false,
  network: false,
  ...more,
});

export const checked = (interval: number, timeout: number, retries: number, startPeriod = 0): HealthSettings =>
  health(interval, timeout, retries, { test: null, startPeriod: milliseconds(startPeriod) });

/** Whom a subject waits for, in the words of a plan. */
export const dependsOn = ({ waitsFor }: Subject): readonly Dependency[] =>
  waitsFor === null ? [] : [{ service: waitsFor, condition: 'service_completed_successfully' }];

/** A law of the engine, with the containers it needs. */
export interface Law {
  readonly title: string;
  readonly subjects: readonly Subject[];
  readonly hold: (arm: Arm) => Promise<void>;
}

/** An instant that is only known to lie between two, by the engine's clock. */
export interface Moment {
  readonly from: number;
  readonly to: number;
}

export interface Arm {
  readonly env: Environment;
  /** The subject's container as it is now. */
  view(name: string): Promise<ContainerView>;
  /** Does something, and tells when at the earliest and when at the latest it was done. */
  timed(act: () => Promise<unknown>): Promise<Moment>;
  exec(name: string, ...command: readonly string[]): Promise<{ readonly exitCode: number; readonly output: string }>;
  wait(length: Duration): Promise<void>;
  /** Pauses the subject's container; asks again when the engine could not freeze it. */
  freeze(id: ContainerId): Promise<void>;
  /** What has been told of the subject so far, in the engine's order; only what came after `since`. */
  told(name: string, since?: number): readonly EngineEvent[];
  /** The first such event after `since`; fails after `within`. */
  next(name: string, to: ContainerChange['to'], since: number, within?: Duration): Promise<EngineEvent>;
}

export interface ClosableArm extends Arm {
  close(): Promise<void>;
}

/** Subscribes before anything happens: bring the stack up afterwards. */
export async function openArm(env: Environment): Promise<ClosableArm> {
  const ending = new AbortController();
  const stream = await env.engine.events.subscribe(ending.signal);
  const story: EngineEvent[] = [];
  let waiting: (() => void)[] = [];
  const reading = (async () => {
    for await (const item of stream) {
      if (item.type === 'event') story.push(item.event);
      for (const wake of waiting.splice(0)) wake();
    }
  })();
  const told = (name: string, since = 0): readonly EngineEvent[] =>
    story.filter((one) => one.service === name && one.time >= since).toSorted((a, b) => a.time - b.time);
  const view = async (name: string): Promise<ContainerView> => {
    const found = (await env.engine.containers.list()).find((one) => one.service === name);
    if (found === undefined) throw new Error(`there is no container of ${name}`);
    return found;
  };
  return {
    env,
    view,
    told,
    async timed(act) {
      const from = await env.engine.time();
      await act();
      return { from, to: await env.engine.time() };
    },
    exec: async (name, ...command) => env.engine.containers.exec((await view(name)).id, command),
    wait: (length) => env.clock.sleepUntil(after(env.clock.now(), length)),
    freeze: (id) => freeze(env, id, 5),
    async next(name, to, since, within = seconds(20)) {
      const deadline = after(env.clock.now(), within);
      for (;;) {
        const found = told(name, since).find((one) => one.change.to === to);
        if (found !== undefined) return found;
        if (env.clock.now() >= deadline) throw new Error(`${name}: no '${to}' within ${within} ms`);
        const done = new AbortController();
        const news = new Promise<void>((resolve) => waiting.push(resolve));
        const late = env.clock.sleepUntil(deadline, done.signal).catch(() => undefined);
        await Promise.race([news, late]);
        done.abort(new Error('there was news'));
      }
    },
    async close() {
      ending.abort(new Error('the laws are told'));
      await reading.catch(() => undefined);
      waiting = [];
    },
  };
}

/** With cgroup v1, runc gives up freezing a container that forks all the while, as it does when a probe is set up in it. */
async function freeze(env: Environment, id: ContainerId, attempts: number): Promise<void> {
  try {
    await env.engine.containers.pause(id);
  } catch (error) {
    if (attempts <= 1 || !/unable to freeze/.test(String(error))) throw error;
    await env.clock.sleepUntil(after(env.clock.now(), milliseconds(200)));
    await freeze(env, id, attempts - 1);
  }
}
