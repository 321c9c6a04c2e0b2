/** The stock in Redis: one command over one connection of its own, with a limit for all of it. */
import { connect } from 'node:net';

export interface Cache {
  /** Rejects where there is no whole answer in time. */
  readonly count: () => Promise<number>;
}

export const createCache = (timeoutMs: number, host = 'cache', port = 6379): Cache => ({
  count: () =>
    new Promise((resolve, reject) => {
      const socket = connect({ host, port });
      const late = setTimeout(() => socket.destroy(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
      let reply = '';
      socket.setEncoding('utf8');
      socket.on('connect', () => socket.write('INCR asked\r\n'));
      socket.on('data', (chunk) => {
        reply += chunk;
        const [, count] = /^:(\d+)\r\n/.exec(reply) ?? [];
        if (count !== undefined) {
          resolve(Number(count));
          socket.destroy();
        }
      });
      socket.on('error', reject);
      socket.on('close', () => {
        clearTimeout(late);
        reject(new Error('the connection was closed'));
      });
    }),
});
