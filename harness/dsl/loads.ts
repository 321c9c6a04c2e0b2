/** Traffic that is more than requests: writes that are read back, and k6 scripts. */
import type { K6Load, WritesLoad } from '../model/load.ts';
import type { ServiceRef } from '../model/stack.ts';
import type { DurationText } from '../model/time.ts';
import { admit } from './door.ts';
import { type RateText, readDuration, readRate } from './duration.ts';
import { made } from './made.ts';
import { either, list, object, oneOf, optional } from './schema.ts';
import { type RedisWritesOptions, readStored, redisWrites, type SqlWritesOptions, sqlWrites } from './stored-writes.ts';
import {
  type CallingModule,
  here as hereModule,
  length,
  path,
  rate,
  service as serviceRef,
  status,
  text,
  texts,
} from './values.ts';

/** How an item is created, and how all of them are read. */
export interface WritesOptions {
  /** Creates one item; `{id}` in its path or body becomes the write's own id. Without one nothing could be found again (R204). */
  readonly create: {
    /** The path that creates one. */
    readonly path: `/${string}`;
    /** Default `'POST'`. */
    readonly method?: 'POST' | 'PUT';
    /** What is sent. */
    readonly body: string;
    /** Default `'application/json'`. */
    readonly contentType?: string;
    /** The statuses that acknowledge. Default 200 and 201. */
    readonly status?: readonly number[];
  };
  /** The path whose answer to GET holds every id that is there, in one body. */
  readonly read: `/${string}`;
  /** Writes per second, 0.001 to 1,000. Default `'20/s'`. */
  readonly rate?: RateText;
  /** A write counts as acknowledged only within this time of its due instant. Default `'2s'`. */
  readonly within?: DurationText;
}

const httpWrites = object<WritesOptions>({
  create: object<WritesOptions['create']>({
    path,
    method: optional(oneOf('POST', 'PUT')),
    body: text,
    contentType: optional(text),
    status: optional(list(status, 1)),
  }),
  read: path,
  rate: optional(rate),
  within: optional(length),
});

const writesOptions = either(
  'give create and read, or sql, or redis: { sql: { insert, read } }',
  httpWrites,
  sqlWrites,
  redisWrites,
);

/**
 * Writes with an id each; acknowledged ones are looked for after the recovery, and lost ones fail the run, unless the scenario expects
 * `losesData()` or less of `keepsData()`. Over HTTP to a port that the service declares; or straight into a database, by SQL or a command of Redis,
 * by the client library of your own project (R223). The port must be one that can be reached (R207).
 *
 * @example
 * const placed = writes(api, { create: { path: '/orders', body: '{"order":"{id}"}' }, read: '/orders' });
 * const rows = writes(db, { sql: { insert: "insert into orders values ('{id}')", read: 'select id from orders' }, login: { user: 'shop' } });
 * const members = writes(cache, { redis: { insert: 'SADD orders {id}', read: 'SMEMBERS orders' } });
 */
export function writes(
  service: ServiceRef,
  options: WritesOptions | SqlWritesOptions | RedisWritesOptions,
): WritesLoad {
  admit('writes', { service, options }, { service: serviceRef, options: writesOptions });
  if (!('create' in options)) return made(readStored(service, options));
  const { create } = options;
  return made({
    type: 'load',
    kind: 'writes',
    service: service.name,
    create: {
      method: create.method ?? 'POST',
      path: create.path,
      contentType: create.contentType ?? 'application/json',
      body: create.body,
      status: create.status ?? [200, 201],
    },
    read: { path: options.read },
    rate: readRate(options.rate ?? '20/s'),
    within: readDuration(options.within ?? '2s'),
  });
}

/** Where and with what a script runs. */
export interface K6Options {
  /** What the script reads from `__ENV`. Default: nothing. */
  readonly environment?: Readonly<Record<string, string>>;
  /** The network to run in, by its key in the Compose file. Default: all of the stack's. */
  readonly network?: string;
}

const k6Options = object<K6Options>({ environment: optional(texts), network: optional(text) });

/**
 * A k6 script, run by k6 inside the stack's network through each experiment. Its thresholds become expectations. `script` is
 * relative to the calling module, whose `import.meta` is `here`; what it imports by a relative path comes along. It must last
 * longer than the longest experiment, at whose end it is told to stop. Only its HTTP requests come into the timeline. k6 keeps
 * an address that it looked up for five minutes, unless the script's option `dns` says otherwise. A script that cannot be run is refused
 * before anything starts (R217).
 *
 * @example
 * const shoppers = k6(import.meta, 'load.js', { environment: { SHOP: 'http://proxy' } });
 */
export function k6(here: CallingModule, script: string, options: K6Options = {}): K6Load {
  admit('k6', { here, script, options }, { here: hereModule, script: text, options: k6Options });
  return made({
    type: 'load',
    kind: 'k6',
    script: script.startsWith('/') ? script : `${here.dirname}/${script}`,
    environment: options.environment ?? {},
    network: options.network ?? null,
    ready: null,
  });
}
