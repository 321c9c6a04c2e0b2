/** Asks by a client library, over the connections that the probe wants. */
import type { DriverClient, HostPort, Refusal } from '../engine/clients.ts';
import type { Driver } from '../model/driver.ts';
import type { AskedByClient, Outcome } from '../model/probe.ts';
import { amqpRefusal } from './amqp/refusal.ts';
import type { Asker } from './asker.ts';
import { mongoRefusal } from './mongo/refusal.ts';
import { mysqlRefusal } from './mysql/refusal.ts';
import { postgresRefusal } from './postgres/refusal.ts';
import { redisRefusal } from './redis/refusal.ts';

/** What a server's own refusal is worth. */
export const refusedBy: Readonly<Record<Driver, (refusal: Refusal) => Outcome>> = {
  redis: redisRefusal,
  postgres: postgresRefusal,
  mysql: mysqlRefusal,
  amqp: amqpRefusal,
  mongo: mongoRefusal,
};

/** The address is asked for before every question. Whatever is answered is good. */
export function driverAsker(
  driver: Driver,
  { login, connections, asks }: AskedByClient,
  drivers: DriverClient,
  address: () => HostPort,
): Asker {
  const question = { driver, login, asks, accept: (): Outcome => 'ok', refused: refusedBy[driver] };
  return {
    connections,
    ask: ({ connection }, timeout) => drivers.ask({ ...question, ...address(), connection, timeout }),
  };
}
