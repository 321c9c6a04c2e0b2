/** The HTTP probe: what users of a service would see. */
import type { BodyCheck, Connection, HttpProbe } from '../model/probe.ts';
import type { ServiceRef } from '../model/stack.ts';
import type { DurationText } from '../model/time.ts';
import { type RateText, readDuration, readRate } from './duration.ts';

export interface HttpOptions {
  /** Requests per second over all connections. Default `'100/s'`: 50 on fresh connections, 50 on kept ones. */
  readonly rate?: RateText;
  readonly method?: HttpProbe['method'];
  /** The good statuses. Default 200. */
  readonly status?: number | readonly number[];
  /** What a good body holds, as text or as a pattern. Default: anything. */
  readonly body?: string | RegExp;
  /** An answer is good only within this time of its due instant. Default `'1s'`. */
  readonly within?: DurationText;
  /** Default both: fresh ones see listening and accepting, kept ones see resets and stale pools. */
  readonly connections?: Connection | 'both';
}

/**
 * Asks `path` of a service's declared port from outside the stack, on an absolute schedule. Of a scaled service that is the port
 * of its first container: what all of them do is seen through a service that calls them, or from inside by `k6()`.
 */
export function http(service: ServiceRef, path: `/${string}`, options: HttpOptions = {}): HttpProbe {
  const status = options.status ?? 200;
  const connections = options.connections ?? 'both';
  return {
    type: 'probe',
    kind: 'http',
    service: service.name,
    path,
    method: options.method ?? 'GET',
    rate: readRate(options.rate ?? '100/s', `the rate of ${service.name}${path}`),
    connections: connections === 'both' ? ['fresh', 'kept'] : [connections],
    status: typeof status === 'number' ? [status] : status,
    body: options.body === undefined ? null : bodyCheck(options.body),
    within: readDuration(options.within ?? '1s', `'within' of ${service.name}${path}`),
  };
}

const bodyCheck = (body: string | RegExp): BodyCheck =>
  typeof body === 'string' ? { contains: body } : { matches: body.source };
