/** What a client library is to us: a way to a session, and its server's own errors. */
import type { DriverAsks } from '../../../model/driver.ts';
import type { Duration } from '../../../model/time.ts';
import type { HostPort, Refusal } from '../../clients.ts';

/** To whom a session is opened, and as whom. Undefined: the library's own default. */
export interface Target extends HostPort {
  readonly user: string | undefined;
  readonly password: string | undefined;
  readonly database: string | undefined;
  /** When a library gives up by itself: later than we do, so that it is always we who say what it was. */
  readonly timeout: Duration;
}

/** A connection of a library's own. It answers one question at a time. */
export interface Session {
  /** Connects and logs in, and never tries again by itself. */
  connect(): Promise<unknown>;
  /** Its value; null: it has none. Rejects with the library's own error. */
  ask(asks: DriverAsks): Promise<string | null>;
  /** Ends it as the protocol wants it, in whatever state it is. */
  close(): Promise<unknown>;
}

export interface Library {
  /** Connects nothing yet. */
  session(target: Target): Session;
  /** What the server itself said; null: the error is not the server's. */
  refusalOf(error: Error): Refusal | null;
}

/** For drivers that are not asked so: planning lets none through. */
export const cannotBeAsked = (asks: DriverAsks): never => {
  throw new Error(`${asks.what} cannot be asked of this server`);
};

/** What is in a field of a library's error, as text; empty: nothing. */
export const fieldOf = (error: Error, field: string): string => {
  const value = (error as unknown as Readonly<Record<string, unknown>>)[field];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};

/** Rows as a value: of one alone with one column, that; of more, all of them as JSON; of none, nothing. */
export function valueOfRows(rows: readonly (readonly unknown[])[]): string | null {
  if (rows.length === 0) return null;
  const [first] = rows;
  return rows.length === 1 && first!.length === 1 ? textOf(first![0]) : JSON.stringify(rows, plain);
}

/** Of anything that a library makes of a value. */
export function textOf(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'string') return value;
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString();
  return typeof value === 'object' ? JSON.stringify(value, plain) : String(value);
}

const plain = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value);

/** What a server of SQL is asked. */
export function sqlOf(asks: DriverAsks): string {
  switch (asks.what) {
    case 'ping':
      return 'select 1';
    case 'query':
      return asks.text;
    case 'command':
      return cannotBeAsked(asks);
  }
}
