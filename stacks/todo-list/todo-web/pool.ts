/** Connections that are used again; one that failed or was closed is never given out. */
import type { Sql } from 'postgres';
import type { Connection } from './connect.ts';

/** Runs the work on an idle connection, or on a new one when there is none. `open` gets the function to call when it is closed. */
export function createPool(open: (whenClosed: () => void) => Connection): Connection['run'] {
  const idle: Connection[] = [];

  function openNew(): Connection {
    const connection = open(() => {
      const at = idle.indexOf(connection);
      if (at !== -1) idle.splice(at, 1);
    });
    return connection;
  }

  return async <T>(work: (sql: Sql) => Promise<T>): Promise<T> => {
    const connection = idle.pop() ?? openNew();
    try {
      const result = await connection.run(work);
      idle.push(connection);
      return result;
    } catch (error) {
      connection.close();
      throw error;
    }
  };
}
