/** Servers that are asked as an application asks them: logged in, over connections that may be kept, by a client library. */
import type { Secret } from './secret.ts';

/** Whose client library asks: one for each protocol. */
export type Driver = 'redis' | 'postgres' | 'mysql' | 'amqp' | 'mongo';

/** Those who speak SQL. */
export type SqlDialect = Extract<Driver, 'postgres' | 'mysql'>;

/** Who asks. What is null, the library's own default stands in for. */
export interface Login {
  readonly user: string | null;
  readonly password: Secret | null;
  /** The database; of AMQP, the virtual host. */
  readonly database: string | null;
}

export const nobody: Login = { user: null, password: null, database: null };

/** What is asked. */
export type DriverAsks =
  /** That it answers: PING, SELECT 1, a channel that opens. */
  | { readonly what: 'ping' }
  /** SQL, of PostgreSQL and MySQL; its value is what it gives, or nothing. */
  | { readonly what: 'query'; readonly text: string }
  /** Of Redis: a command and its arguments; its value is the reply. */
  | { readonly what: 'command'; readonly words: readonly string[] };

/** The npm package that a driver is, as the user's own project has it. */
export const packageOf: Readonly<Record<Driver, string>> = {
  redis: 'redis',
  postgres: 'postgres',
  mysql: 'mysql2',
  amqp: 'amqplib',
  mongo: 'mongodb',
};
