/** AMQP 0-9-1, by the package `amqplib`. */
import type * as Package from 'amqplib';
import type { ChannelModel } from 'amqplib';
import { cannotBeAsked, fieldOf, type Library, type Session } from './library.ts';

export const amqpLibrary = ({ connect }: typeof Package): Library => ({
  session({ host, port, user = 'guest', password = 'guest', database = '/', timeout }): Session {
    let connection: ChannelModel | null = null;
    return {
      async connect() {
        const to = { protocol: 'amqp', hostname: host, port, username: user, password, vhost: database };
        connection = await connect(to, { timeout, clientProperties: { connection_name: 'resilience' } });
        // Without a listener, an error while nothing is asked would end the process.
        connection.on('error', () => undefined);
      },
      async ask(asks) {
        if (asks.what !== 'ping') return cannotBeAsked(asks);
        const channel = await connection!.createChannel();
        channel.on('error', () => undefined);
        await channel.close();
        return null;
      },
      close: async () => connection?.close(),
    };
  },
  refusalOf: (error) => {
    const said = /: (\d{3}) \(([A-Z-]+)\)/.exec(error.message)?.[1] ?? fieldOf(error, 'code');
    return /^\d{3}$/.test(said) ? { code: said, message: error.message } : null;
  },
});
