/** PostgreSQL, by the package `postgres`. */
import { connect, type Socket } from 'node:net';
import type Package from 'postgres';
import type { HostPort } from '../../clients.ts';
import { fieldOf, type Library, type Session, sqlOf, valueOfRows } from './library.ts';

/** The package would connect a socket that Node tells nobody of. */
const connected = ({ host, port }: HostPort): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect({ host, port });
    socket.once('connect', () => resolve(socket));
    socket.once('error', reject);
  });

export const postgresLibrary = ({ default: postgres }: { readonly default: typeof Package }): Library => ({
  session({ host, port, user, password, database, timeout }): Session {
    const sql = postgres({
      ...{ host, port, max: 1, prepare: false, fetch_types: false, onnotice: () => undefined },
      ...(user === undefined ? {} : { user }),
      ...(database === undefined ? {} : { database }),
      ...(password === undefined ? {} : { password }),
      connect_timeout: Math.ceil(timeout / 1000),
      idle_timeout: 0,
      max_lifetime: null,
      connection: { application_name: 'resilience' },
      // Known to the package, and not to its types.
      ...({ socket: () => connected({ host, port }) } as object),
    });
    return {
      // With the first question.
      connect: async () => undefined,
      async ask(asks) {
        const rows = await sql.unsafe(sqlOf(asks)).values();
        return asks.what === 'ping' ? null : valueOfRows(rows);
      },
      close: () => sql.end({ timeout: 1 }),
    };
  },
  refusalOf: (error) => {
    const code = fieldOf(error, 'code');
    return error.name === 'PostgresError' ? { code, message: error.message } : null;
  },
});
