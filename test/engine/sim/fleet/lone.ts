/** A fleet of one container, for tests: what is done to it again and again, and when what comes of it was told. */
import { advance, settle } from '../../../../harness/engine/sim/fleet/advance.ts';
import { change, type Fleet, makeFleet } from '../../../../harness/engine/sim/fleet/fleet.ts';
import { start } from '../../../../harness/engine/sim/fleet/life.ts';
import { dueOf } from '../../../../harness/engine/sim/fleet/pending.ts';
import { plainModel, profileOf, type ServiceModel } from '../../../../harness/engine/sim/fleet/profile.ts';
import { measured, type Parameters } from '../../../../harness/engine/sim/parameters.ts';
import { rulesOf } from '../../../../harness/engine/sim/rules.ts';

export type Told = { readonly what: keyof typeof change; readonly at: number };

export interface LoneOptions {
  readonly model?: Partial<ServiceModel>;
  readonly parameters?: Partial<Parameters>;
  readonly platform?: number;
  readonly version?: string;
  readonly sleeps?: boolean;
  readonly seed?: string;
}

export interface Lone {
  readonly fleet: Fleet;
  readonly told: Told[];
  /** Handles everything up to then. */
  run(until: number): void;
  /** When this is told next; fails after `limit`, in virtual milliseconds from the last event. */
  next(what: Told['what'], limit?: number): number;
  /** As it is long after its start. */
  settle(): void;
  /** Created and started at 0. */
  start(): void;
}

const words = Object.keys(change) as Told['what'][];

export function lone(options: LoneOptions = {}): Lone {
  const told: Told[] = [];
  const fleet = makeFleet({
    seed: options.seed ?? 'lone',
    profiles: [profileOf({ ...plainModel, ...options.model }, { ...measured, ...options.parameters })],
    profile: new Uint32Array(1),
    rules: rulesOf(options.version ?? '26.1.5'),
    ...(options.platform !== undefined && { platform: options.platform }),
    sleeps: options.sleeps ?? true,
    tell: (_, what, at) => told.push({ what: words[what]!, at }),
  });
  return {
    fleet,
    told,
    run: (until) => {
      while (dueOf(fleet, 0) <= until) advance(fleet, 0);
    },
    next: (what, limit = 1e7) => {
      const known = told.length;
      for (;;) {
        const found = told.slice(known).find((one) => one.what === what);
        if (found !== undefined) return found.at;
        const due = dueOf(fleet, 0);
        if (!(due <= limit)) throw new Error(`${what} was not told within ${limit} ms`);
        advance(fleet, 0);
      }
    },
    settle: () => {
      told.length = 0;
      settle(fleet, 0);
    },
    start: () => start(fleet, 0, 0),
  };
}

/** The same story again and again, as settled containers. */
export const again = (one: Lone, times: number, story: (one: Lone) => number): readonly number[] =>
  Array.from({ length: times }, () => {
    one.settle();
    return story(one);
  });
