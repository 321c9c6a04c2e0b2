/** Who asks services: one client per protocol. A new protocol is one more of them, real and simulated. */
import type { Connection, Outcome } from '../model/probe.ts';
import type { Duration, Instant } from '../model/time.ts';

/** Where somebody listens. */
export interface HostPort {
  readonly host: string;
  readonly port: number;
}

/** What came back of one request, whatever its protocol. */
export interface Answer {
  readonly sent: Instant;
  readonly connected: Instant | null;
  readonly firstByte: Instant | null;
  readonly end: Instant;
  readonly outcome: Outcome;
  /** Null where nothing came, and where the protocol has none. */
  readonly status: number | null;
  /** The replica that answered, where the service says so: HTTP's `x-instance` header. */
  readonly instance: string | null;
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

/** A client of one run: its kept connections are its own and end with `close`. Never throws for what a service does. */
export interface HttpClient {
  request(request: HttpRequest): Promise<Answer>;
  close(): void;
}

export interface TcpRequest extends HostPort {
  /** What the connecting may take. */
  readonly timeout: Duration;
}

/** Never throws for what a service does. */
export interface TcpClient {
  /** `ok`: somebody behind that port takes a connection and keeps it. Nothing is sent. It ends by itself, soon after it was taken. */
  connect(request: TcpRequest): Promise<Answer>;
}

/** Those of one run. */
export interface Clients {
  readonly http: HttpClient;
  readonly tcp: TcpClient;
}
