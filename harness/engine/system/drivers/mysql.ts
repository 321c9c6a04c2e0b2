/** MySQL and MariaDB, by the package `mysql2`. */
import type * as Package from 'mysql2/promise';
import type { Connection, ConnectionOptions } from 'mysql2/promise';
import { fieldOf, type Library, type Session, sqlOf, valueOfRows } from './library.ts';

/** From here on up errors are the client's own, and none of a server. */
const ownErrors = { from: 2000, to: 2999 };

export const mysqlLibrary = ({ createConnection }: typeof Package): Library => ({
  session({ host, port, user, password, database, timeout }): Session {
    const options: ConnectionOptions = {
      ...{ host, port, connectTimeout: timeout, rowsAsArray: true, supportBigNumbers: true, bigNumberStrings: true },
      ...(user === undefined ? {} : { user }),
      ...(password === undefined ? {} : { password }),
      ...(database === undefined ? {} : { database }),
      dateStrings: true,
    };
    let connection: Connection | null = null;
    return {
      async connect() {
        connection = await createConnection(options);
        // Without a listener, an error while nothing is asked would end the process.
        connection.on('error', () => undefined);
      },
      async ask(asks) {
        const [rows] = await connection!.query({ sql: sqlOf(asks), rowsAsArray: true });
        // What gives no rows gives a count of those that it changed.
        if (asks.what === 'ping' || !Array.isArray(rows)) return null;
        return valueOfRows(rows as unknown[][]);
      },
      close: async () => connection?.end(),
    };
  },
  refusalOf: (error) => {
    const number = Number(fieldOf(error, 'errno'));
    const isServers = number >= 1000 && !(number >= ownErrors.from && number <= ownErrors.to);
    return isServers ? { code: String(number), message: error.message } : null;
  },
});
