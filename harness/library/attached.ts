/** What is attached to in a test, and what can be done with it there. */
/// <reference lib="esnext.disposable" preserve="true" />
import type { Fault } from '../model/fault.ts';
import type { Probe } from '../model/probe.ts';
import type { ServiceRef } from '../model/stack.ts';
import type { DurationText } from '../model/time.ts';
import type { AtEnd } from './end-of-test.ts';
import type { SeenRecovery } from './recovery.ts';

/** A container that testcontainers started. */
export interface StartedContainer {
  /** The engine's id of it. */
  readonly getId: () => string;
}

/** An environment that testcontainers started from Compose files. */
export interface StartedEnvironment {
  /** By its name, such as `api-1`. */
  readonly getContainer: (name: string) => StartedContainer;
}

/**
 * What can be attached to: what testcontainers started from Compose files; a Compose project that is up, by its name or its folder; or
 * containers, each with the name of the service that it is to be, as testcontainers started it, or by its id or name.
 */
export type Attachable =
  | StartedEnvironment
  | { readonly project: string }
  | { readonly containers: Readonly<Record<string, StartedContainer | string>> };

/** How it is attached to. */
export interface AttachChoices {
  /** What the folder of its reports is called. Default: the name of the calling file. */
  readonly name?: string;
  /** The folder that keeps it. Default `'reports/tests'`. */
  readonly reports?: string;
  /** Where evidence is kept: of tests that failed, or of all. Default `'failed'`. Where the runner does not say how a test ended it is kept. */
  readonly keep?: 'failed' | 'always';
  /**
   * Who says that a test is over, where it is not mocha, nor vitest with `globals`: vitest's `onTestFinished`, or `after` of `node:test`.
   * Default: the runner's own hooks. Without any, `await using` is what ends a watch.
   */
  readonly atEnd?: AtEnd;
  /** Is told each line of what is set up first. Default: nobody is. */
  readonly onProgress?: (line: string) => void;
}

/** What is attached to. */
export interface AttachedStack {
  /**
   * One of its services, for faults and probes. `port`: the one inside the container that probes ask; left out: the one that it publishes.
   *
   * @example
   * const attached = await attach({ project: 'shop' });
   * const orders = http(attached.service('api', { port: 3000 }), '/orders');
   */
  service(name: string, more?: { readonly port?: number }): ServiceRef;
  /**
   * Begins to ask, and resolves when all probes get good answers. One watch at a time; it ends with the test, or with its `await using`.
   *
   * @example
   * const attached = await attach({ project: 'shop' });
   * await using watched = await attached.watch({ orders: http(attached.service('api'), '/orders', { rate: '50/s' }) });
   */
  watch(probes: Readonly<Record<string, Probe>>, choices?: WatchChoices): Promise<WatchedProbes>;
  /**
   * Injects, and resolves when it is proved that it landed. A fault that holds is ended after `hold`, where that is given: then it resolves
   * after that. It is ended at the end of the test whatever happens. Rejects where the probes get no good answers before it (R301), or it did
   * not land (R302, R303).
   *
   * @example
   * const attached = await attach({ project: 'shop' });
   * await attached.inject(stop(attached.service('db')), { hold: '10s' });
   */
  inject(fault: Fault, choices?: { readonly hold?: DurationText }): Promise<Injected>;
}

/** How probes are watched. */
export interface WatchChoices {
  /** For how long a probe must be good again to count as recovered. Default: the longer of 5 s and two intervals of its service's health check. */
  readonly lasts?: DurationText;
}

/** Probes that are asked. */
export interface WatchedProbes extends AsyncDisposable {
  /** Where the report, the timeline and the logs are kept. */
  readonly folder: string;
  /**
   * How the probe recovered from the last fault: once it has, or after `atMost`, by default a minute. A probe of each replica is one for
   * each: `'orders #2'`.
   *
   * @example
   * const attached = await attach({ project: 'shop' });
   * await using watched = await attached.watch({ orders: http(attached.service('api'), '/orders') });
   * await attached.inject(crash(attached.service('db')));
   * console.log((await watched.recovery('orders', { atMost: '30s' })).milliseconds);
   */
  recovery(probe: string, choices?: { readonly atMost?: DurationText }): Promise<SeenRecovery>;
}

/** A fault that was injected. */
export interface Injected extends AsyncDisposable {
  /** What it does, in words. */
  readonly label: string;
  /**
   * Ends it where it holds: recoveries count from here.
   *
   * @example
   * const attached = await attach({ project: 'shop' });
   * const frozen = await attached.inject(pause(attached.service('db')));
   * await frozen.end();
   */
  end(): Promise<void>;
}
