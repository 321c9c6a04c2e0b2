/** Probes of servers that are asked in their own protocol: databases and brokers, without credentials or a client library. */
import type { AmqpProbe, MysqlProbe, PostgresProbe, RedisProbe } from '../model/probe.ts';
import type { ServiceRef } from '../model/stack.ts';
import type { DurationText } from '../model/time.ts';
import { admit } from './door.ts';
import { type RateText, readDuration, readRate } from './duration.ts';
import { made } from './made.ts';
import { object, optional } from './schema.ts';
import { length, port, rate, service as serviceRef } from './values.ts';

/** Where and how often a server is asked. */
export interface ServerOptions {
  /** The port inside the container, 1 to 65,535; it must be one that can be reached (R207). Default: what the stack declares for the service, else the protocol's own. */
  readonly port?: number;
  /** Connections per second, 0.001 to 1,000: each question has one of its own. Default `'20/s'`. */
  readonly rate?: RateText;
  /** An answer is good only within this time of its due instant; at most a day. Default `'1s'`. */
  readonly within?: DurationText;
}

/** What all of them take. */
export const serverOptions = { port: optional(port), rate: optional(rate), within: optional(length) };

/** The same as they stand in the probe. */
export const readServer = (service: ServiceRef, given: ServerOptions) => ({
  type: 'probe' as const,
  service: service.name,
  port: given.port ?? null,
  rate: readRate(given.rate ?? '20/s'),
  within: readDuration(given.within ?? '1s'),
});

const options = object<ServerOptions>(serverOptions);

/**
 * PING. Good is PONG, and that it wants a password (`NOAUTH`, `NOPERM`): it answers. Bad is `LOADING` (starting), `MASTERDOWN`, `BUSY`,
 * `MISCONF` and protected mode (not serving), and no client more (full).
 *
 * @example
 * const stock = redis(cache, { within: '200ms' });
 */
export function redis(service: ServiceRef, given: ServerOptions = {}): RedisProbe {
  admit('redis', { service, options: given }, { service: serviceRef, options });
  return made({ ...readServer(service, given), kind: 'redis' });
}

/**
 * A start-up message, without TLS. Good is that it asks for a password, lets the connection in, or refuses it by name (no such role,
 * no such database, a host that it does not know): it answers. Bad is that it is starting up, recovering or shutting down, and too many
 * connections. A role `postgres` that needs no password has each connection begun and ended as a session.
 *
 * @example
 * const ledger = postgres(db, { rate: '5/s' });
 */
export function postgres(service: ServiceRef, given: ServerOptions = {}): PostgresProbe {
  admit('postgres', { service, options: given }, { service: serviceRef, options });
  return made({ ...readServer(service, given), kind: 'postgres' });
}

/**
 * The greeting of MySQL or MariaDB, and a login of `resilience` without a password, which is to be refused: MySQL counts handshakes that
 * are left half done, and locks a host out after `max_connect_errors` of them, a hundred. Good is any answer to that. Bad is too many connections,
 * shutting down, and being locked out.
 *
 * @example
 * const ledger = mysql(db);
 */
export function mysql(service: ServiceRef, given: ServerOptions = {}): MysqlProbe {
  admit('mysql', { service, options: given }, { service: serviceRef, options });
  return made({ ...readServer(service, given), kind: 'mysql' });
}

/**
 * The protocol header of AMQP 0-9-1 (RabbitMQ). Good is the broker's Connection.Start.
 *
 * @example
 * const broker = amqp(api, { port: 5672 });
 */
export function amqp(service: ServiceRef, given: ServerOptions = {}): AmqpProbe {
  admit('amqp', { service, options: given }, { service: serviceRef, options });
  return made({ ...readServer(service, given), kind: 'amqp' });
}
