/** Writes into a database: a statement or a command creates an item, and one value holds all that are there. */
import type { DriverQuestion } from '../engine/clients.ts';
import type { DriverAsks } from '../model/driver.ts';
import type { StoredWrites } from '../model/load.ts';
import { driverOf } from '../model/probe-traits.ts';
import { refusedBy } from '../probes/driver-asker.ts';
import type { LoadContext } from './load.ts';
import type { WriteStore } from './write-store.ts';

export function storedWrites({ service, inserts, reads }: StoredWrites, { env, address }: LoadContext): WriteStore {
  const driver = driverOf(reads);
  if (driver === null) throw new Error(`whose SQL ${service} speaks was not planned`);
  const { login, connections, asks } = reads.client;
  const { drivers } = env.clients;
  const question = (): Pick<DriverQuestion, 'driver' | 'login' | 'host' | 'port' | 'refused'> => ({
    ...{ driver, login, refused: refusedBy[driver] },
    ...address(service, reads.port),
  });
  return {
    asker: (idOf) => ({
      connections,
      ask: ({ number, connection }, timeout) =>
        drivers.ask({ ...question(), connection, timeout, asks: filled(inserts, idOf(number)), accept: () => 'ok' }),
    }),
    async read(timeout) {
      // A value that is kept with an answer is cut; this one is whole.
      let text: string | null = null;
      const accept: DriverQuestion['accept'] = (value) => {
        text = value ?? '';
        return 'ok';
      };
      const { outcome, said } = await drivers.ask({ ...question(), connection: 'fresh', timeout, asks, accept });
      return { text, said: said ?? outcome };
    },
  };
}

function filled(asks: DriverAsks, id: string): DriverAsks {
  switch (asks.what) {
    case 'query':
      return { ...asks, text: asks.text.replaceAll('{id}', id) };
    case 'command':
      return { ...asks, words: asks.words.map((one) => one.replaceAll('{id}', id)) };
    case 'ping':
      return asks;
  }
}
