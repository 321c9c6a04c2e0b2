/** Every effect a run can have, as one argument. No part below it touches a clock, the network or chance in any other way. */
import type { Connection, Outcome } from '../model/probe.ts';
import type { Duration, Instant } from '../model/time.ts';
import type { Engine } from './engine.ts';

export interface Clock {
  /** Monotonic; 0 when the clock was made, which is when the run begins. */
  now(): Instant;
  /** Wall clock at instant 0, milliseconds since 1970 UTC. */
  readonly wall: number;
  /** Resolves at `until`, never before it; at once when it has passed. Rejects with the signal's reason when it aborts. */
  sleepUntil(until: Instant, signal?: AbortSignal): Promise<void>;
}

export interface HttpRequest {
  readonly host: string;
  readonly port: number;
  readonly method: string;
  readonly path: string;
  readonly connection: Connection;
  /** Over TLS, its certificate verified; on fresh connections only. */
  readonly tls?: boolean;
  /** The whole request, connect included. */
  readonly timeout: Duration;
  readonly body?: { readonly contentType: string; readonly text: string };
  /** How much of the answer's body is kept, in bytes; default 64 KiB. */
  readonly keep?: number;
  /** Needed to judge the answer; a body is read whole but kept only up to `keep`. */
  readonly accept: (status: number, body: string) => Outcome;
}

export interface HttpAnswer {
  readonly sent: Instant;
  readonly connected: Instant | null;
  readonly firstByte: Instant | null;
  readonly end: Instant;
  readonly outcome: Outcome;
  readonly status: number | null;
  /** The `x-instance` header, where the service sends one. */
  readonly instance: string | null;
}

/** A client of one run: its kept connections are its own and end with `close`. Never throws for what a service does. */
export interface HttpClient {
  request(request: HttpRequest): Promise<HttpAnswer>;
  /** Whether somebody behind that port takes a connection and keeps it; nothing is sent. */
  listens(address: { readonly host: string; readonly port: number }): Promise<boolean>;
  close(): void;
}

/** Seeded chance: numbers in [0, 1). */
export type Random = () => number;

export interface Environment {
  readonly engine: Engine;
  readonly clock: Clock;
  readonly http: HttpClient;
  readonly random: Random;
}
