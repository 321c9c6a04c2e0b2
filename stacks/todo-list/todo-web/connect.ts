/** One connection to PostgreSQL: opened at its first use, never re-opened, and cut when a command takes too long. */
import type { Socket } from 'node:net';
import postgres, { type Sql } from 'postgres';

export interface Server {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly username: string;
  readonly password: string;
}

export interface Timeouts {
  /** Name lookup and TCP together, and then again the server's greeting. */
  readonly connectTimeoutMs: number;
  readonly commandTimeoutMs: number;
}

export interface Connection {
  /** Rejects with an error that has a `code`: the server's SQLSTATE, the system's, or the driver's own. */
  readonly run: <T>(work: (sql: Sql) => Promise<T>) => Promise<T>;
  readonly close: () => void;
}

/** The original's driver lets go of connections that nobody used for so long. */
const idleSeconds = 300;

export function connect(server: Server, timeouts: Timeouts, whenClosed: () => void = () => {}): Connection {
  let socket: Socket | null = null;
  let worked = false;
  const options = {
    ...server,
    max: 1,
    ssl: false,
    prepare: false,
    fetch_types: false,
    connect_timeout: timeouts.connectTimeoutMs / 1000,
    idle_timeout: idleSeconds,
    max_lifetime: null,
    connection: { application_name: 'todo-web' },
    onnotice: () => {},
    onclose: whenClosed,
    // The driver's own would connect again and again while a server accepts connections and drops them.
    socket: async () => {
      if (socket !== null) throw coded('CONNECTION_CLOSED', 'the connection was closed');
      socket = process.getBuiltinModule('node:net').connect(server.port, server.host);
      await connected(socket, timeouts.connectTimeoutMs);
      return socket;
    },
  };
  const sql = postgres(options);
  return {
    run: async (work) => {
      // Connecting has a limit of its own, and is part of the first command alone.
      const limitMs = timeouts.commandTimeoutMs + (worked ? 0 : timeouts.connectTimeoutMs);
      const late = setTimeout(() => socket?.destroy(coded('ETIMEDOUT', `no answer within ${limitMs} ms`)), limitMs);
      try {
        const result = await work(sql);
        worked = true;
        return result;
      } finally {
        clearTimeout(late);
      }
    },
    close: () => {
      // A server that hangs would keep the socket half open.
      void sql.end({ timeout: 0 }).finally(() => socket?.destroy());
    },
  };
}

function connected(socket: Socket, timeoutMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(
      () => socket.destroy(coded('ETIMEDOUT', `no connection within ${timeoutMs} ms`)),
      timeoutMs,
    );
    socket.once('error', reject);
    socket.once('connect', () => {
      clearTimeout(late);
      socket.off('error', reject);
      resolve();
    });
    socket.once('close', () => clearTimeout(late));
  });
}

const coded = (code: string, message: string): Error => Object.assign(new Error(message), { code });
