/** Traffic that is more than requests: writes that are read back, and k6 scripts. */
import type { K6Load, WritesLoad } from '../model/load.ts';
import type { ServiceRef } from '../model/stack.ts';
import type { DurationText } from '../model/time.ts';
import { type RateText, readDuration, readRate } from './duration.ts';

export interface WritesOptions {
  /** Creates one item; `{id}` becomes the write's own id. */
  readonly create: {
    readonly path: `/${string}`;
    readonly method?: 'POST' | 'PUT';
    readonly body: string;
    readonly contentType?: string;
    /** The statuses that acknowledge. Default 200 and 201. */
    readonly status?: readonly number[];
  };
  /** Gives everything that is there in one body. */
  readonly read: `/${string}`;
  /** Default `'20/s'`. */
  readonly rate?: RateText;
  /** A write counts as acknowledged only within this time of its due instant. Default `'2s'`. */
  readonly within?: DurationText;
}

/** Writes with an id each; acknowledged ones are looked for after the recovery, and lost ones fail the run. */
export const writes = (service: ServiceRef, options: WritesOptions): WritesLoad => ({
  type: 'load',
  kind: 'writes',
  service: service.name,
  create: {
    method: options.create.method ?? 'POST',
    path: options.create.path,
    contentType: options.create.contentType ?? 'application/json',
    body: options.create.body,
    status: options.create.status ?? [200, 201],
  },
  read: { path: options.read },
  rate: readRate(options.rate ?? '20/s', `the rate of the writes to ${service.name}`),
  within: readDuration(options.within ?? '2s', `'within' of the writes to ${service.name}`),
});

export interface K6Options {
  /** What the script reads from `__ENV`. */
  readonly environment?: Readonly<Record<string, string>>;
  /** The network to run in, by its key in the Compose file. Default: all of the stack's. */
  readonly network?: string;
}

/**
 * A k6 script, run by k6 inside the stack's network through each experiment. Its thresholds become expectations. `script` is
 * relative to the calling module, whose `import.meta` is `here`; what it imports by a relative path comes along. It must last
 * longer than the longest experiment, at whose end it is told to stop. Only its HTTP requests come into the timeline. k6 keeps
 * an address that it looked up for five minutes, unless the script's option `dns` says otherwise.
 */
export const k6 = (here: { readonly dirname: string }, script: string, options: K6Options = {}): K6Load => ({
  type: 'load',
  kind: 'k6',
  script: script.startsWith('/') ? script : `${here.dirname}/${script}`,
  environment: options.environment ?? {},
  network: options.network ?? null,
  ready: null,
});
