/** Probes of servers that are asked in their own protocol: databases and brokers, without a login, or by a client library with one. */
import type { AmqpProbe, MongoProbe, MysqlProbe, PostgresProbe, RedisProbe } from '../model/probe.ts';
import type { ServiceRef } from '../model/stack.ts';
import { type ClientOptions, clientOptions, readClient } from './client-options.ts';
import { admit } from './door.ts';
import { made } from './made.ts';
import { either, list, object, optional } from './schema.ts';
import { readServer } from './servers.ts';
import { anyText, service as serviceRef, text } from './values.ts';

/** How Redis is asked. */
export interface RedisOptions extends ClientOptions {
  /** What is asked in place of PING: `'GET stock'`, or its words where they have spaces: `['GET', 'my stock']`. Its reply is the probe's value. */
  readonly command?: string | readonly string[];
}

const options = object<ClientOptions>(clientOptions);
/** A command of Redis, as it is typed or by its words. */
export const command = either("give a command: 'GET stock', ['GET', 'my stock']", text, list(anyText, 1));

export const commandWords = (given: string | readonly string[]): readonly string[] =>
  typeof given === 'string' ? given.trim().split(/\s+/) : given;

const redisOptions = object<RedisOptions>({
  ...clientOptions,
  command: optional(command),
});

/** Without any of what only a client library can do, none is needed. */
const readPing = (given: ClientOptions) =>
  given.login === undefined && given.connections === undefined ? {} : { client: readClient(given, { what: 'ping' }) };

/**
 * PING, or a command. Without a login, good is PONG, and that it wants a password (`NOAUTH`, `NOPERM`): it answers. With one, that is
 * `denied`. Bad is `LOADING` (starting), `MASTERDOWN`, `BUSY`, `MISCONF` and protected mode (not serving), and no client more (full).
 *
 * @example
 * const stock = redis(cache, { within: '200ms' });
 * const left = redis(cache, { command: 'GET stock', login: { password: { env: 'CACHE_PASSWORD' } } });
 */
export function redis(service: ServiceRef, given: RedisOptions = {}): RedisProbe {
  admit('redis', { service, options: given }, { service: serviceRef, options: redisOptions });
  const words = given.command === undefined ? undefined : commandWords(given.command);
  const client = words === undefined ? readPing(given) : { client: readClient(given, { what: 'command', words }) };
  return made({ ...readServer(service, given), kind: 'redis', ...client });
}

/**
 * Without a login a start-up message, and with one SELECT 1; without TLS. Without one, good is also that it asks for a password, or
 * refuses by name (no such role, no such database, a host that it does not know): it answers. With one, that is `denied`. Bad is that it
 * is starting up, recovering or shutting down, and too many connections. Without a login, a role `postgres` that needs no password has each
 * connection begun and ended as a session.
 *
 * @example
 * const ledger = postgres(db, { rate: '5/s' });
 * const orders = postgres(db, { login: { user: 'shop', password: { env: 'SHOP_PASSWORD' }, database: 'shop' } });
 */
export function postgres(service: ServiceRef, given: ClientOptions = {}): PostgresProbe {
  admit('postgres', { service, options: given }, { service: serviceRef, options });
  return made({ ...readServer(service, given), kind: 'postgres', ...readPing(given) });
}

/**
 * With a login, SELECT 1. Without one, the greeting of MySQL or MariaDB, and a login of `resilience` without a password, which is to be
 * refused: MySQL counts handshakes that are left half done, and locks a host out after `max_connect_errors` of them, a hundred. Good is
 * any answer to that. Bad is too many connections, shutting down, and being locked out.
 *
 * @example
 * const ledger = mysql(db);
 * const orders = mysql(db, { login: { user: 'shop', password: { env: 'SHOP_PASSWORD' } }, connections: 'kept' });
 */
export function mysql(service: ServiceRef, given: ClientOptions = {}): MysqlProbe {
  admit('mysql', { service, options: given }, { service: serviceRef, options });
  return made({ ...readServer(service, given), kind: 'mysql', ...readPing(given) });
}

/**
 * With a login, a channel that opens. Without one, the protocol header of AMQP 0-9-1 (RabbitMQ), and good is the broker's Connection.Start.
 *
 * @example
 * const broker = amqp(api, { port: 5672 });
 * const orders = amqp(api, { port: 5672, login: { user: 'shop', password: { env: 'SHOP_PASSWORD' } } });
 */
export function amqp(service: ServiceRef, given: ClientOptions = {}): AmqpProbe {
  admit('amqp', { service, options: given }, { service: serviceRef, options });
  return made({ ...readServer(service, given), kind: 'amqp', ...readPing(given) });
}

/**
 * The command `ping` of MongoDB, and of those who speak as it does (FerretDB). It needs no login; with one, a wrong one is `denied`.
 *
 * @example
 * const stock = mongo(db);
 * const orders = mongo(db, { login: { user: 'shop', password: { env: 'SHOP_PASSWORD' } } });
 */
export function mongo(service: ServiceRef, given: ClientOptions = {}): MongoProbe {
  admit('mongo', { service, options: given }, { service: serviceRef, options });
  return made({ ...readServer(service, given), kind: 'mongo', ...readPing(given) });
}
