/** What a probe observes, what it calls a good answer, and the closed set of what can come back. */
import type { BodyCheck } from './body-check.ts';
import type { CheckProbe, ExecProbe, LogProbe } from './command-probe.ts';
import type { Driver, DriverAsks, Login, SqlDialect } from './driver.ts';
import type { GrpcCall } from './grpc-call.ts';
import type { HttpExtras, Tls } from './http-probe.ts';
import type { ServiceName } from './stack.ts';
import type { Duration } from './time.ts';

export type { BodyCheck } from './body-check.ts';

/** A probe's key in the scenario. */
export type ProbeName = string;

/** Whether a request opened a connection of its own or went over a kept one. */
export type Connection = 'fresh' | 'kept';

/** What can come back of one sample. Exactly one of these; `ok` alone is good. */
export const outcomes = [
  /** Answered as declared, in time. */
  'ok',
  /** Answered, but not as declared: another status below 400, or what an observer calls wrong. */
  'wrong',
  /** Answered with a good status, and with another body than is declared: a client believes it. */
  'wrong_body',
  /** A status from 400 to 499 that is not declared good. */
  'http4xx',
  /** A status from 500 on that is not declared good. */
  'http5xx',
  /** Nobody listened, or the way was cut with a reset. */
  'refused',
  /** An open connection was reset. */
  'reset',
  /** The connection ended before the answer did. */
  'closed_early',
  /** No connection in time. */
  'connect_timeout',
  /** Connected, and no whole answer in time. */
  'response_timeout',
  /** The name was not found. */
  'dns',
  /** No way to the host or the network. */
  'unreachable',
  /** TLS could not be agreed on. */
  'tls',
  /** What came is no answer of this protocol. */
  'protocol',
  /** It answered that it does not serve yet: it is starting up, recovering, or loading its data. */
  'starting',
  /** It answered that it is shutting down. */
  'stopping',
  /** It answered that it has no connection left to give. */
  'full',
  /** It answered that it does not serve, for a reason of its own: busy, without its master, not healthy. */
  'not_serving',
  /** Answered as the probe declares a degraded answer, within the time declared for it: it fails fast, which is what a good system does. */
  'degraded',
  /** It let us not in: a wrong login, or no right to ask. */
  'denied',
  /** What was run says no: a command's exit code, a check that threw. */
  'failed',
  /** What should have come by itself did not come in time: a line of a log. */
  'silent',
  /** We were late, not the service: never counted against it. */
  'harness_late',
  /** An observer that did not answer, could not, or had nothing to say: counted neither for nor against. */
  'no_data',
] as const;

export type Outcome = (typeof outcomes)[number];

/** Where a probe is asked from: this machine, at a published port; or inside the service's network, as its callers are. */
export type Vantage = 'host' | 'network';

/** What probes have that are asked at a port. */
export interface Placed {
  /** Absent: from this machine where the port can be reached, else from inside. A plan has it wherever it is `network`. */
  readonly from?: Vantage;
  /** In a scenario: each container of its service by itself. A plan has a probe for each of them in its place. */
  readonly each?: 'replica';
  /** Which container of its service, by its Compose number. Absent: whichever the address leads to. */
  readonly replica?: number;
}

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD';

/** An HTTP request asked again and again on an absolute schedule, whatever came back before. */
export interface HttpProbe extends Placed, HttpExtras {
  readonly type: 'probe';
  readonly kind: 'http';
  readonly service: ServiceName;
  readonly path: string;
  readonly method: HttpMethod;
  /** Requests per second over all connections; fresh and kept ones take turns. */
  readonly rate: number;
  readonly connections: readonly Connection[];
  /** The statuses that are good. */
  readonly status: readonly number[];
  readonly body: BodyCheck | null;
  /** An answer counts as good only within this time of its due instant; also the request's own timeout. */
  readonly within: Duration;
}

/** What makes a sample of Prometheus a good one. Without data in the numbers' case nothing is known: `no_data`. */
export type MetricTest =
  | { readonly is: 'present' }
  | { readonly is: 'absent' }
  /** Every series' value lies in the closed range; NaN lies in none. */
  | { readonly is: 'within'; readonly atLeast: number | null; readonly atMost: number | null };

/** A PromQL expression asked again and again: an observer, with the resolution of its scrapes, never the clock. */
export interface PromqlProbe {
  readonly type: 'probe';
  readonly kind: 'promql';
  /** The Prometheus of the stack, asked at its published port; `url` wins over it where one is given. */
  readonly service: ServiceName;
  readonly url: string | null;
  readonly query: string;
  readonly good: MetricTest;
  /** Samples per second. */
  readonly rate: number;
  /** Null: an instant query per sample. Else a range query over so long before each sample, all of whose points must be good. */
  readonly over: Duration | null;
  /** An alert's name, where the query asks for one: for the sentence. */
  readonly alert: string | null;
  /** The time that an answer has. */
  readonly within: Duration;
}

/** What the engine's resolver answers for a name, asked from inside the network of a service. */
export interface DnsProbe {
  readonly type: 'probe';
  readonly kind: 'dns';
  /** The service whose name is asked for. */
  readonly service: ServiceName;
  /** The network to ask in, by its key in the Compose file; null: the first of the service. */
  readonly network: string | null;
  /** How many addresses a good answer has; null: one per planned replica. */
  readonly addresses: number | null;
  readonly rate: number;
  readonly within: Duration;
}

/** A server is asked over a connection of its own each time, in its own protocol and without credentials. */
interface ServerProbe<Kind extends string> extends Placed {
  readonly type: 'probe';
  readonly kind: Kind;
  readonly service: ServiceName;
  /** Inside the container. Null until it is planned: what the stack declares for the service, else the protocol's own. */
  readonly port: number | null;
  /** Connections per second. */
  readonly rate: number;
  /** An answer counts as good only within this time of its due instant; also the time that connecting and asking have. */
  readonly within: Duration;
}

/** Whether somebody takes a connection, and says what is awaited. */
export interface TcpProbe extends ServerProbe<'tcp'> {
  /** Sent as soon as the connection stands. */
  readonly send: string | null;
  /** What must come. Null: the connection must only be kept for a moment, which a frozen process's kernel does too. */
  readonly awaits: BodyCheck | null;
}

/** As an application asks: by a client library, logged in, over connections that may be kept. */
export interface AskedByClient {
  readonly login: Login;
  readonly connections: readonly Connection[];
  readonly asks: DriverAsks;
}

interface DriverProbe<Kind extends Driver> extends ServerProbe<Kind> {
  /** Absent: without a login and a library, each time over a connection of its own. */
  readonly client?: AskedByClient;
}

/** PING, or a command. */
export type RedisProbe = DriverProbe<'redis'>;
/** A start-up message, up to the server's demand for a password; by a client SELECT 1. */
export type PostgresProbe = DriverProbe<'postgres'>;
/** The server's greeting, and a login that it may refuse; by a client SELECT 1. */
export type MysqlProbe = DriverProbe<'mysql'>;
/** The protocol header of AMQP 0-9-1, up to the broker's Connection.Start; by a client a channel. */
export type AmqpProbe = DriverProbe<'amqp'>;
/** The command `ping`. */
export type MongoProbe = DriverProbe<'mongo'>;

/** A query, and what it gives. */
export interface SqlProbe extends ServerProbe<'sql'> {
  /** Whose SQL it is. Null until it is planned. */
  readonly dialect: SqlDialect | null;
  readonly client: AskedByClient;
}

/** `grpc.health.v1.Health/Check` over HTTP/2, or a call of the user's own. */
export interface GrpcProbe extends ServerProbe<'grpc'> {
  /** Which of the server's services is asked for; empty: the server as a whole. */
  readonly health: string;
  /** Whether a server without the health service is good for answering at all. */
  readonly answers: boolean;
  /** Absent: the server is asked for its health. */
  readonly call?: GrpcCall;
  /** Absent: no TLS. */
  readonly tls?: Tls;
}

/** Something sampled and judged on an absolute schedule. */
export type Probe =
  | HttpProbe
  | PromqlProbe
  | DnsProbe
  | TcpProbe
  | RedisProbe
  | PostgresProbe
  | MysqlProbe
  | AmqpProbe
  | MongoProbe
  | SqlProbe
  | GrpcProbe
  | ExecProbe
  | CheckProbe
  | LogProbe;
export type ProbeKind = Probe['kind'];

export const isHttpProbe = (probe: Probe): probe is HttpProbe => probe.kind === 'http';
export const isCheckProbe = (probe: Probe): probe is CheckProbe => probe.kind === 'check';
export const isLogProbe = (probe: Probe): probe is LogProbe => probe.kind === 'log';
export const isPromqlProbe = (probe: Probe): probe is PromqlProbe => probe.kind === 'promql';
export const isSqlProbe = (probe: Probe): probe is SqlProbe => probe.kind === 'sql';
export const isDnsProbe = (probe: Probe): probe is DnsProbe => probe.kind === 'dns';
