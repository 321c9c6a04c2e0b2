/** Redis, by the package `redis`. */
import type * as Package from 'redis';
import type { DriverAsks } from '../../../model/driver.ts';
import { cannotBeAsked, type Library, type Session, textOf } from './library.ts';

const wordsOf = (asks: DriverAsks): readonly string[] => {
  switch (asks.what) {
    case 'ping':
      return ['PING'];
    case 'command':
      return asks.words;
    case 'query':
      return cannotBeAsked(asks);
  }
};

export const redisLibrary = ({ createClient, ErrorReply }: typeof Package): Library => ({
  session({ host, port, user, password, database, timeout }): Session {
    const client = createClient({
      socket: { host, port, connectTimeout: timeout, reconnectStrategy: false },
      ...(user === undefined ? {} : { username: user }),
      ...(password === undefined ? {} : { password }),
      ...(database === undefined ? {} : { database: Number(database) }),
      disableOfflineQueue: true,
    });
    // Without a listener, an error of the connection would end the process. The question under way is told of it by itself.
    client.on('error', () => undefined);
    return {
      connect: () => client.connect(),
      async ask(asks) {
        const reply = await client.sendCommand([...wordsOf(asks)]);
        return asks.what === 'ping' ? null : textOf(reply);
      },
      close: async () => client.close(),
    };
  },
  refusalOf: (error) =>
    error instanceof ErrorReply ? { code: error.message.split(' ')[0]!, message: error.message } : null,
});
