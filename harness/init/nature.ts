/** What a service is to those who ask it, and where that is known from. */
import type { Duration } from '../model/time.ts';

/**
 * What a service is spoken to in. `tls`: something behind TLS, HTTPS included. `tcp`: a connection, and nothing is known of what follows.
 * `udp`: no connection at all. `unknown`: no port is known.
 */
export type Speech =
  | 'http'
  | 'redis'
  | 'postgres'
  | 'mysql'
  | 'amqp'
  | 'grpc'
  | 'dns'
  | 'tls'
  | 'tcp'
  | 'udp'
  | 'unknown';

/** What is said over a plain connection, and what comes back of a server that is well. */
export interface Exchange {
  readonly send?: string;
  readonly awaits: string | RegExp;
  /** A sentence on what cannot be read off it. */
  readonly note?: string;
  /** How often it may be asked, where that is less than most servers bear. */
  readonly perSecond?: number;
}

export interface Nature {
  readonly speaks: Speech;
  /** Inside the container; null: none is known. */
  readonly port: number | null;
  /** Of HTTP, from the same place as the port. */
  readonly path: string | null;
  /** The statuses that are good; absent: 200. `any`: whatever is no error of the server, because it is not known which page is good. */
  readonly status?: readonly number[] | 'any';
  readonly exchange?: Exchange;
  /** What it was seen by, as in `image postgres:16, port 5432`. */
  readonly why: string;
  /** What of it was not seen, and is most likely; null: nothing. */
  readonly guess: string | null;
}

/** What is known of an image by its name. */
export interface KnownImage {
  /** The last part of its repository's path, or more of it: `postgres`, `mssql/server`. */
  readonly names: readonly string[];
  readonly speaks: Speech;
  readonly port: number;
  readonly path?: string;
  readonly status?: readonly number[] | 'any';
  readonly exchange?: Exchange;
  /** How long it may take from its start to its first good answer. Absent: a few seconds. */
  readonly startsWithin?: Duration;
}
