/** MongoDB and those who speak as it does, by the package `mongodb`. */
import type * as Package from 'mongodb';
import { cannotBeAsked, fieldOf, type Library, type Session } from './library.ts';

export const mongoLibrary = ({ MongoClient, MongoServerError }: typeof Package): Library => ({
  session({ host, port, user, password, database, timeout }): Session {
    const client = new MongoClient(`mongodb://${host.includes(':') ? `[${host}]` : host}:${port}`, {
      ...(user === undefined ? {} : { auth: { username: user, password: password ?? '' } }),
      ...(database === undefined ? {} : { authSource: database }),
      ...{ appName: 'resilience', directConnection: true, maxPoolSize: 1, retryReads: false, retryWrites: false },
      ...{
        serverSelectionTimeoutMS: Math.max(1, Math.ceil(timeout)),
        connectTimeoutMS: Math.max(1, Math.ceil(timeout)),
      },
      serverMonitoringMode: 'poll',
    });
    return {
      connect: () => client.connect(),
      async ask(asks) {
        if (asks.what !== 'ping') return cannotBeAsked(asks);
        await client.db(database ?? 'admin').command({ ping: 1 });
        return null;
      },
      close: () => client.close(true),
    };
  },
  refusalOf: (error) => {
    const servers = [error, error.cause].find((one) => one instanceof MongoServerError);
    return servers instanceof Error ? { code: fieldOf(servers, 'code'), message: servers.message } : null;
  },
});
