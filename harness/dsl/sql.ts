/** The SQL probe: a query, and what it gives. */
import type { SqlProbe } from '../model/probe.ts';
import type { ServiceRef } from '../model/stack.ts';
import { type ClientOptions, clientOptions, readClient } from './client-options.ts';
import { admit } from './door.ts';
import { made } from './made.ts';
import { object, oneOf, optional } from './schema.ts';
import { readServer } from './servers.ts';
import { service as serviceRef, text } from './values.ts';

/** Where, how often, as whom and in whose SQL a query is asked. */
export interface SqlOptions extends ClientOptions {
  /** Whose SQL it is. Default: as the service's image or port says; R224 where neither does. */
  readonly dialect?: 'postgres' | 'mysql';
}

const options = object<SqlOptions>({ ...clientOptions, dialect: optional(oneOf('postgres', 'mysql')) });

/**
 * A query of PostgreSQL or MySQL, by the client library of your own project (`postgres`, `mysql2`). Good is that it is answered. What it
 * gives is the probe's value: of one row with one column that, of more all rows as JSON. A wrong login, and no right to ask, are `denied`;
 * a query that the server does not take is `wrong`.
 *
 * @example
 * const balance = sql(db, 'select sum(amount) from accounts', { login: { user: 'shop', password: { env: 'SHOP_PASSWORD' } } });
 */
export function sql(service: ServiceRef, query: string, given: SqlOptions = {}): SqlProbe {
  admit('sql', { service, query, options: given }, { service: serviceRef, query: text, options });
  const client = readClient(given, { what: 'query', text: query });
  return made({ ...readServer(service, given), kind: 'sql', dialect: given.dialect ?? null, client });
}
