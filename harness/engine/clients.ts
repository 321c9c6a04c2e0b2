/** Who asks services: one client per protocol. A new protocol is one more of them, real and simulated. */
import type { Driver, DriverAsks, Login } from '../model/driver.ts';
import type { HttpManner, Tls } from '../model/http-probe.ts';
import type { Connection, Outcome, ProbeKind } from '../model/probe.ts';
import type { ProbeEnded } from '../model/probe-ended.ts';
import type { ServiceName } from '../model/stack.ts';
import { type Duration, milliseconds } from '../model/time.ts';

/** Where somebody listens. */
export interface HostPort {
  readonly host: string;
  readonly port: number;
}

/** As it stands in a URL. */
export const authorityOf = ({ host, port }: HostPort): string => `${host.includes(':') ? `[${host}]` : host}:${port}`;

/** What came back of one request, whatever its protocol: what the timeline keeps of it, but for whose it was and when it was due. */
export type Answer = Omit<ProbeEnded, 'type' | 'probe' | 'role' | 'connection' | 'due' | 'write'>;

export interface HttpRequest {
  readonly host: string;
  readonly port: number;
  readonly method: string;
  readonly path: string;
  readonly connection: Connection;
  /** One object for all requests that are carried alike: what it takes is made once for it. Absent: HTTP/1.1 without TLS and with no header of its own. */
  readonly manner?: HttpManner;
  /** The whole request, connect included. */
  readonly timeout: Duration;
  readonly body?: { readonly contentType: string; readonly text: string };
  /** How much of the answer's body is kept, in bytes; default 64 KiB. */
  readonly keep?: number;
  /** Needed to judge the answer; a body is read whole but kept only up to `keep`. */
  readonly accept: (status: number, body: string, headers: AnswerHeaders) => Outcome | Heard;
}

/** By lower-case name. */
export type AnswerHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What an answer is worth, where there is more to tell than its outcome. */
export type Heard = Pick<Answer, 'outcome' | 'value' | 'said'>;

export const asHeard = (seen: Omit<Answer, 'outcome'>, heard: Outcome | Heard): Answer =>
  typeof heard === 'string' ? { ...seen, outcome: heard } : { ...seen, ...heard };

/** A client of one run: its kept connections are its own and end with `close`. Never throws for what a service does. */
export interface HttpClient {
  request(request: HttpRequest): Promise<Answer>;
  close(): void;
}

/** For so long somebody who only takes connections must keep one: a proxy in front drops it at once where nobody is behind it. */
export const keptFor: Duration = milliseconds(50);

export interface TcpRequest extends HostPort {
  /** What the connecting may take. */
  readonly timeout: Duration;
}

/** Our side of a short exchange of bytes. Without state: one serves every connection. */
export interface Conversation {
  /** What is spoken: a simulated server answers in it. */
  readonly speaks: ProbeKind;
  /** Sent as soon as the connection stands; null: the other side begins. */
  readonly opening: Uint8Array | null;
  /**
   * Called whenever more has come, with all of it since we last sent something: how it ends, what to send next, or null for more. `over`:
   * there will be no more, and null leaves the outcome to how it ended.
   */
  readonly hear: (received: Uint8Array, over: boolean) => Outcome | Uint8Array | null;
}

export interface TcpQuestion extends HostPort {
  readonly conversation: Conversation;
  /** The whole of it, connecting included. */
  readonly timeout: Duration;
}

/** Never throws for what a service does. */
export interface TcpClient {
  /** `ok`: somebody behind that port takes a connection and keeps it. Nothing is sent. It ends by itself, soon after it was taken. */
  connect(request: TcpRequest): Promise<Answer>;
  /** On a connection of its own, which ends with the conversation. */
  converse(question: TcpQuestion): Promise<Answer>;
}

export interface GrpcRequest extends HostPort {
  /** As gRPC writes it: `/package.Service/Method`. */
  readonly method: `/${string}`;
  /** Encoded, without gRPC's own frame around it. */
  readonly message: Uint8Array;
  /** One object for all calls alike, as what it takes is made once for it. Absent: no TLS. */
  readonly tls?: Tls;
  /** The whole of it, connecting included. */
  readonly timeout: Duration;
  /** Needed to judge the answer: gRPC's status, and the message where there is one. */
  readonly accept: (status: number, message: Uint8Array | null) => Outcome | Heard;
}

/** Unary calls over HTTP/2, on a connection of their own each. Never throws for what a service does. */
export interface GrpcClient {
  call(request: GrpcRequest): Promise<Answer>;
}

/** A server's own no: its code (a SQLSTATE, a number, the word that an error of Redis begins with) and its words. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
}

export interface DriverQuestion extends HostPort {
  readonly driver: Driver;
  readonly login: Login;
  /** Kept: over one that an earlier question of the same login left open; opened where there is none. */
  readonly connection: Connection;
  readonly asks: DriverAsks;
  /** The whole of it, connecting and logging in included. A question that is out of time is given up with its connection. */
  readonly timeout: Duration;
  /** Needed to judge the answer: its value, whole; null: it has none, or nothing was asked for. */
  readonly accept: (value: string | null) => Outcome;
  /** The same of a refusal, at the login or of what was asked. */
  readonly refused: (refusal: Refusal) => Outcome;
}

/** Asks by client libraries. Its kept connections end with `close`. Never throws for what a service does. */
export interface DriverClient {
  ask(question: DriverQuestion): Promise<Answer>;
  close(): void;
}

/** Where services are reached: a URL without a path, by name; one that cannot be has none. */
export type Addresses = Readonly<Record<ServiceName, string>>;

export interface CheckQuestion {
  /** Its name. */
  readonly check: string;
  readonly addresses: Addresses;
  readonly timeout: Duration;
}

/** Calls functions of the user's. Never throws for what they do. */
export interface CheckCaller {
  call(question: CheckQuestion): Promise<Answer>;
  close(): void;
}

/** Those of one run. */
export interface Clients {
  readonly http: HttpClient;
  readonly tcp: TcpClient;
  /** gRPC. */
  readonly rpc: GrpcClient;
  /** Databases and brokers, by the client libraries of the user's project. */
  readonly drivers: DriverClient;
  readonly checks: CheckCaller;
}
