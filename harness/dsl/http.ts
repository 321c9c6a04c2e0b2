/** The HTTP probe: what users of a service would see. */
import type { Connection, HttpProbe } from '../model/probe.ts';
import type { ServiceRef } from '../model/stack.ts';
import type { DurationText } from '../model/time.ts';
import { body, bodyCheck } from './body.ts';
import { admit } from './door.ts';
import { type RateText, readDuration, readRate } from './duration.ts';
import { made } from './made.ts';
import { also, either, list, object, oneOf, optional } from './schema.ts';
import { length, status as oneStatus, path as pathText, rate, service as serviceRef } from './values.ts';

/** How a service is asked, and which answers are good. */
export interface HttpOptions {
  /** Requests per second over all connections, 0.001 to 1,000. Default `'100/s'`: 50 on fresh connections, 50 on kept ones. */
  readonly rate?: RateText;
  /** Default `'GET'`. No request has a body. */
  readonly method?: 'GET' | 'POST' | 'PUT' | 'HEAD';
  /** The good statuses, 100 to 599: one, or a list. Default 200. Redirects are not followed. */
  readonly status?: number | readonly number[];
  /** What a good body holds, as text or as a pattern with its flags (not `g`, not `y`). Default: anything. Not for `HEAD`. */
  readonly body?: string | RegExp;
  /** An answer is good only within this time of its due instant; also the request's own timeout. At most a day. Default `'1s'`. */
  readonly within?: DurationText;
  /** Default both: fresh ones see listening and accepting, kept ones see resets and stale pools. */
  readonly connections?: Connection | 'both';
}

const options = also(
  object<HttpOptions>({
    rate: optional(rate),
    method: optional(oneOf('GET', 'POST', 'PUT', 'HEAD')),
    status: optional(either('give a status from 100 to 599, or a list of them', oneStatus, list(oneStatus, 1))),
    body: optional(body),
    within: optional(length),
    connections: optional(oneOf('fresh', 'kept', 'both')),
  }),
  (given) => given.method !== 'HEAD' || given.body === undefined,
  'leave `body` out: an answer to HEAD has none',
);

/**
 * Asks `path` of a service's declared port from outside the stack, on an absolute schedule. Of a scaled service that is the port
 * of its first container: what all of them do is seen through a service that calls them, or from inside by `k6()`. The service must
 * declare its port in the stack. A port that the Compose file does not publish is published by the run, on loopback; one that cannot be is
 * refused (R207). As a load, in `load`, it is sent and never judged.
 *
 * @example
 * const home = http(proxy, '/', { within: '500ms' });
 * const degraded = http(api, '/orders', { status: [200, 503], body: /orders|later/, rate: '20/s', connections: 'fresh' });
 */
export function http(service: ServiceRef, path: `/${string}`, given: HttpOptions = {}): HttpProbe {
  admit('http', { service, path, options: given }, { service: serviceRef, path: pathText, options });
  const { status = 200, connections = 'both' } = given;
  return made({
    type: 'probe',
    kind: 'http',
    service: service.name,
    path,
    method: given.method ?? 'GET',
    rate: readRate(given.rate ?? '100/s'),
    connections: connections === 'both' ? ['fresh', 'kept'] : [connections],
    status: typeof status === 'number' ? [status] : status,
    body: given.body === undefined ? null : bodyCheck(given.body),
    within: readDuration(given.within ?? '1s'),
  });
}
