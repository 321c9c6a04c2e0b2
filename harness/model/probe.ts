/** What a probe looks at, what it calls a good answer, and the closed set of what can come back. */
import type { ServiceName } from './stack.ts';
import type { Duration } from './time.ts';

/** A probe's key in the scenario. */
export type ProbeName = string;

/** Whether a request opened a connection of its own or went over a kept one. */
export type Connection = 'fresh' | 'kept';

/** What comes back of one look. Exactly one of these; `ok` alone is good. */
export type Outcome =
  | 'ok'
  /** Answered, but not as declared: another status below 400, or another body. */
  | 'wrong'
  | 'http4xx'
  | 'http5xx'
  | 'refused'
  | 'reset'
  /** The connection ended before the answer did. */
  | 'closed_early'
  | 'connect_timeout'
  | 'response_timeout'
  | 'dns'
  | 'unreachable'
  | 'tls'
  | 'protocol'
  /** We were late, not the service: never counted against it. */
  | 'harness_late';

export type BodyCheck = { readonly contains: string } | { readonly matches: string };

/** An HTTP request asked again and again on an absolute schedule, whatever came back before. */
export interface HttpProbe {
  readonly type: 'probe';
  readonly kind: 'http';
  readonly service: ServiceName;
  readonly path: string;
  readonly method: 'GET' | 'POST' | 'HEAD';
  /** Requests per second over all connections; fresh and kept ones take turns. */
  readonly rate: number;
  readonly connections: readonly Connection[];
  /** The statuses that are good. */
  readonly status: readonly number[];
  readonly body: BodyCheck | null;
  /** An answer counts as good only within this time of its due instant; also the request's own timeout. */
  readonly within: Duration;
}

export type Probe = HttpProbe;
