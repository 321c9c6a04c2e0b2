/** How a server is asked as an application asks it: logged in, by a client library, over connections that may be kept. */
import { type DriverAsks, type Login, nobody } from '../model/driver.ts';
import type { AskedByClient, Connection } from '../model/probe.ts';
import { type SecretText, secretOf } from '../model/secret.ts';
import { object, oneOf, optional } from './schema.ts';
import { credential } from './secret.ts';
import { type ServerOptions, serverOptions } from './servers.ts';
import { text } from './values.ts';

/** Who asks. */
export interface LoginOptions {
  /** The user. Default: what the client library takes where none is given. */
  readonly user?: string;
  /** The password; better `{ env: 'SHOP_PASSWORD' }`, so that no secret is written down. It stands in no report. Default: none. */
  readonly password?: SecretText;
  /** The database; of AMQP the virtual host, of Redis its number. Default: the library's own. */
  readonly database?: string;
}

/** Where, how often and as whom a server is asked. */
export interface ClientOptions extends ServerOptions {
  /**
   * Who asks. With a login or `connections`, the client library of your own project asks (R223 where it is not installed): `redis`,
   * `postgres`, `mysql2`, `amqplib`, `mongodb`. Default: nobody, and no library.
   */
  readonly login?: LoginOptions;
  /** Default both, where a client library asks: fresh ones see the login, kept ones what an application with a pool sees. */
  readonly connections?: Connection | 'both';
}

export const clientOptions = {
  ...serverOptions,
  login: optional(
    object<LoginOptions>({ user: optional(text), password: optional(credential), database: optional(text) }),
  ),
  connections: optional(oneOf('fresh', 'kept', 'both')),
};

export const readClient = (
  { login, connections = 'both' }: Pick<ClientOptions, 'login' | 'connections'>,
  asks: DriverAsks,
): AskedByClient => ({
  login: login === undefined ? nobody : readLogin(login),
  connections: connections === 'both' ? ['fresh', 'kept'] : [connections],
  asks,
});

const readLogin = ({ user, password, database }: LoginOptions): Login => ({
  user: user ?? null,
  password: password === undefined ? null : secretOf(password),
  database: database ?? null,
});
