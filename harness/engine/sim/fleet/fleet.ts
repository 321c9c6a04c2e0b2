/** The state of many simulated containers as typed arrays: one place in each for one container, so that memory is linear. */
import type { EngineRules } from '../rules.ts';
import { type Dice, dice } from './dice.ts';
import type { Needs } from './graph.ts';
import type { Profile } from './profile.ts';
import type { Queue } from './queue.ts';

export const status = { created: 0, running: 1, restarting: 2, exited: 3, paused: 4 } as const;
export const health = { none: 0, starting: 1, healthy: 2, unhealthy: 3 } as const;
/** What a check of the app finds. `frozen` is a hang that ends when the process goes on. */
export const mode = { pass: 0, fail: 1, hang: 2, frozen: 3, flap: 4 } as const;
/** What the next event of the health monitor is: it asks the app, or its probe ends. */
export const checkStep = { none: 0, ask: 1, end: 2 } as const;
/** What the next event of the container's life is. */
export const lifeStep = { none: 0, death: 1, handled: 2, cleaned: 3, run: 4, heal: 5, stop: 6 } as const;
/** How a probe will end. */
export const verdict = { pass: 0, fail: 1, timedOut: 2 } as const;
/** What comes after a death. */
export const afterwards = { policy: 0, start: 1, stay: 2 } as const;
export const platform = { docker: 0, swarm: 1, kubernetes: 2 } as const;
/** What is reported of a container. */
export const change = { started: 0, died: 1, healthy: 2, unhealthy: 3, stopped: 4, signalled: 5 } as const;

/** `at` may lie some milliseconds ahead of the event that causes it. */
export type Tell = (container: number, change: number, at: number) => void;

export interface Fleet {
  readonly size: number;
  readonly rules: EngineRules;
  readonly platform: number;
  readonly dice: Dice;
  readonly profiles: readonly Profile[];
  /** The profile of each container. */
  readonly profile: Uint32Array;
  /** Whom the checks ask beside their own app. */
  readonly needs: Needs | null;
  readonly queue: Queue | null;
  /** False: good checks of healthy containers are events too, one by one. */
  readonly sleeps: boolean;
  readonly tell: Tell;
  /** How many steps of all containers there were at the last instant at which there was one. */
  readonly pace: { at: number; steps: number };

  readonly status: Uint8Array;
  readonly health: Uint8Array;
  readonly streak: Int32Array;
  readonly alive: Uint8Array;
  readonly asleep: Uint8Array;
  readonly startedAt: Float64Array;
  /** The app answers from then on, while it lives and nothing is wrong with it. */
  readonly readyAt: Float64Array;
  /** When the process leaves by itself; infinite: never. */
  readonly endsAt: Float64Array;

  readonly checkStepOf: Uint8Array;
  readonly checkDue: Float64Array;
  readonly verdict: Uint8Array;
  readonly probeStart: Float64Array;
  /** When the running probe times out. */
  readonly probeLimit: Float64Array;
  /** Of a kubelet's probes: when their workers began, from which their ticks are counted; infinite: there is no pod yet. */
  readonly ticksFrom: Float64Array;
  /** No startup probe has to pass any more in this life. */
  readonly startedUp: Uint8Array;

  readonly lifeStep: Uint8Array;
  readonly lifeDue: Float64Array;
  readonly exitCode: Uint16Array;
  readonly then: Uint8Array;
  readonly backOff: Float64Array;
  readonly restartCount: Uint32Array;
  readonly cancelled: Uint8Array;
  readonly manuallyStopped: Uint8Array;
  /** Swarm or a kubelet brought the present death about, and need no event of it. */
  readonly replaced: Uint8Array;
  readonly diedAt: Float64Array;
  /** When the next start may begin, as decided when the exit was handled; infinite: it stays down. */
  readonly startFrom: Float64Array;

  /** The fault in force: what checks find, how late answers come, whether users are spared, whether a new process is free of it. */
  readonly mode: Uint8Array;
  readonly late: Float64Array;
  readonly spares: Uint8Array;
  readonly cured: Uint8Array;
  readonly flapShare: Float64Array;

  /** Callers get good answers from then on; infinite: they do not, and nobody knows until when. */
  readonly servedFrom: Float64Array;
  /** Users who polled during a restart are kept waiting until then. */
  readonly keptUntil: Float64Array;
  /** Since when the present lack of answers lasts; infinite: none yet. And the milliseconds of those before it. */
  readonly badSince: Float64Array;
  readonly badBefore: Float64Array;
}

export interface FleetOptions {
  readonly seed: string;
  readonly profiles: readonly Profile[];
  /** The profile of each container, by place. */
  readonly profile: Uint32Array;
  readonly rules: EngineRules;
  readonly platform?: number;
  readonly needs?: Needs | null;
  readonly queue?: Queue | null;
  readonly sleeps?: boolean;
  readonly tell?: Tell;
}

/** Containers that are created, and nothing more. */
export function makeFleet(options: FleetOptions): Fleet {
  const size = options.profile.length;
  const numbers = (fill = 0): Float64Array => new Float64Array(size).fill(fill);
  const bytes = (): Uint8Array => new Uint8Array(size);
  const never = Number.POSITIVE_INFINITY;
  return {
    size,
    rules: options.rules,
    platform: options.platform ?? platform.docker,
    dice: dice(options.seed),
    profiles: options.profiles,
    profile: options.profile,
    needs: options.needs ?? null,
    queue: options.queue ?? null,
    sleeps: options.sleeps ?? true,
    tell: options.tell ?? (() => {}),
    pace: { at: Number.NaN, steps: 0 },
    ...{ status: bytes(), health: bytes(), streak: new Int32Array(size), alive: bytes(), asleep: bytes() },
    ...{ startedAt: numbers(), readyAt: numbers(never), endsAt: numbers(never) },
    ...{
      checkStepOf: bytes(),
      checkDue: numbers(never),
      verdict: bytes(),
      probeStart: numbers(),
      probeLimit: numbers(),
    },
    ...{ ticksFrom: numbers(never), startedUp: bytes() },
    ...{ lifeStep: bytes(), lifeDue: numbers(never), exitCode: new Uint16Array(size) },
    ...{ then: bytes(), backOff: numbers(), restartCount: new Uint32Array(size), cancelled: bytes() },
    ...{ manuallyStopped: bytes(), replaced: bytes(), diedAt: numbers(), startFrom: numbers(never) },
    ...{ mode: bytes(), late: numbers(), spares: bytes(), cured: bytes(), flapShare: numbers() },
    ...{ servedFrom: numbers(never), keptUntil: numbers(), badSince: numbers(never), badBefore: numbers() },
  };
}

export const profileAt = (fleet: Fleet, container: number): Profile => fleet.profiles[fleet.profile[container]!]!;
