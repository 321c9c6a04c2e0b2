/** Writes straight into a database, by the client library of the user's project. */
import type { DriverAsks } from '../model/driver.ts';
import type { StoredWrites } from '../model/load.ts';
import type { ServiceRef } from '../model/stack.ts';
import { type ClientOptions, clientOptions, readClient } from './client-options.ts';
import { command, commandWords } from './databases.ts';
import { object, oneOf, optional } from './schema.ts';
import { readServer } from './servers.ts';
import { text } from './values.ts';

/** Where, how often, as whom and over what is written. */
export interface StoredWritesOptions
  extends Pick<ClientOptions, 'login' | 'connections' | 'port' | 'rate' | 'within'> {}

/** Writes by SQL. */
export interface SqlWritesOptions extends StoredWritesOptions {
  /** Of PostgreSQL or MySQL. What the server takes is acknowledged. */
  readonly sql: {
    /** Creates one item; `{id}` in it becomes the write's own id (R204 without one). */
    readonly insert: string;
    /** A query that gives every id that is there. */
    readonly read: string;
    /** Whose SQL it is. Default: as the service's image or port says; R224 where neither does. */
    readonly dialect?: 'postgres' | 'mysql';
  };
}

/** Writes into Redis. */
export interface RedisWritesOptions extends StoredWritesOptions {
  /** Each a command, or its words where they have spaces. What Redis replies to without an error is acknowledged. */
  readonly redis: {
    /** Creates one item; `{id}` in it becomes the write's own id (R204 without one). */
    readonly insert: string | readonly string[];
    /** Its reply has every id that is there. */
    readonly read: string | readonly string[];
  };
}

const { login, connections, port, rate, within } = clientOptions;
const stored = { login, connections, port, rate, within };

export const sqlWrites = object<SqlWritesOptions>({
  sql: object<SqlWritesOptions['sql']>({
    insert: text,
    read: text,
    dialect: optional(oneOf('postgres', 'mysql')),
  }),
  ...stored,
});

export const redisWrites = object<RedisWritesOptions>({
  redis: object<RedisWritesOptions['redis']>({ insert: command, read: command }),
  ...stored,
});

export function readStored(service: ServiceRef, given: SqlWritesOptions | RedisWritesOptions): StoredWrites {
  const { rate, within } = readServer(service, { ...given, within: given.within ?? '2s' });
  const common = { type: 'load', kind: 'writes', service: service.name, rate, within } as const;
  const server = { ...readServer(service, given), rate, within };
  if ('sql' in given) {
    const { insert, read, dialect = null } = given.sql;
    const client = readClient(given, { what: 'query', text: read });
    return { ...common, inserts: { what: 'query', text: insert }, reads: { ...server, kind: 'sql', dialect, client } };
  }
  const asked = (one: string | readonly string[]): DriverAsks => ({ what: 'command', words: commandWords(one) });
  const client = readClient(given, asked(given.redis.read));
  return { ...common, inserts: asked(given.redis.insert), reads: { ...server, kind: 'redis', client } };
}
