/** What is sent for the traffic's sake: recorded, and judged only where a scenario asks for its own results. */
import type { DriverAsks } from './driver.ts';
import type { AskedByClient, HttpProbe, RedisProbe, SqlProbe } from './probe.ts';
import type { ServiceName } from './stack.ts';
import type { Duration } from './time.ts';

/**
 * Writes with an id of their own each. Acknowledged ones are counted, and read back when the stack has recovered: what was
 * acknowledged and is not there any more is lost.
 */
interface Writes {
  readonly type: 'load';
  readonly kind: 'writes';
  readonly service: ServiceName;
  readonly rate: number;
  readonly within: Duration;
}

/** Over HTTP. */
export interface HttpWrites extends Writes {
  /** Creates one item. `{id}` in path or body becomes the write's id: `w-<number>`. */
  readonly create: {
    readonly method: 'POST' | 'PUT';
    readonly path: string;
    readonly contentType: string;
    readonly body: string;
    /** The statuses that acknowledge. */
    readonly status: readonly number[];
  };
  /** Gives everything that is there, in one body that holds each id. */
  readonly read: { readonly path: string };
}

/** Into a database, by the client library of the user's project. What the server takes is acknowledged. */
export interface StoredWrites extends Writes {
  /** Creates one item; `{id}` in it becomes the write's id. */
  readonly inserts: DriverAsks;
  /** Gives everything that is there, in one value that holds each id; asked where, as whom and over what the writes are. */
  readonly reads: (SqlProbe | RedisProbe) & { readonly client: AskedByClient };
}

export type WritesLoad = HttpWrites | StoredWrites;

/** A k6 script, run by its own program inside the stack's network, from each experiment's baseline to its end. */
export interface K6Load {
  readonly type: 'load';
  readonly kind: 'k6';
  /** Absolute path. */
  readonly script: string;
  readonly environment: Readonly<Record<string, string>>;
  /** The network it runs in, by its key in the Compose file; null: all of the project's. */
  readonly network: string | null;
  /** Null until it was inspected before a run. */
  readonly ready: K6Ready | null;
}

/** What running a k6 script takes, found out before anything starts. */
export interface K6Ready {
  /** The image that k6 is in, as the engine names it. */
  readonly image: string;
  /** Where the script lies inside. */
  readonly path: string;
  /** The script and what it imports, by absolute path inside. */
  readonly files: Readonly<Record<string, string>>;
  /** The tags that k6 puts on every point: those of the script, and those that the timeline needs. */
  readonly systemTags: readonly string[];
}

export type Load = HttpProbe | WritesLoad | K6Load;
export type LoadKind = Load['kind'];

export const isWrites = (load: Load): load is WritesLoad => load.kind === 'writes';
export const isStored = (load: Load): load is StoredWrites => isWrites(load) && 'reads' in load;
export const isK6 = (load: Load): load is K6Load => load.kind === 'k6';

/** A threshold that a k6 script sets: `http_req_failed`, `rate<0.01`. */
export interface Threshold {
  readonly metric: string;
  readonly expression: string;
}
