/** The HTTP probe: what users of a service would see. */
import type { HttpProbe } from '../model/probe.ts';
import type { ServiceRef } from '../model/stack.ts';
import { bodyCheck } from './body.ts';
import { admit } from './door.ts';
import { readDuration, readRate } from './duration.ts';
import { type HttpOptions, httpOptions, readExtras, readStatus } from './http-options.ts';
import { made } from './made.ts';
import { readPlaced } from './placed.ts';
import { path as pathText, service as serviceRef } from './values.ts';

/**
 * Asks `path` of a service's declared port, on an absolute schedule: from outside the stack, or from inside its networks (`from`). Of a scaled
 * service that is one container: `each` asks all of them. The service must declare its port in the stack. A port that the Compose file does not
 * publish is published by the run, on loopback; one that cannot be is asked from inside. A secret or a certificate that is not there is refused
 * (R222). As a load, in `load`, it is sent and never judged.
 *
 * An answer is good where its status and all that is declared beside it is as declared. What is not good is degraded where it is as
 * `degraded` says, and bad in any other case.
 *
 * @example
 * const home = http(proxy, '/', { within: '500ms' });
 * const front = http(proxy, '/', { degraded: { status: 503, within: '200ms' } });
 * const placed = http(api, '/orders', {
 *   json: { item: 7 },
 *   auth: { bearer: { env: 'SHOP_TOKEN' } },
 *   tls: { ca: 'certificates/ca.pem', serverName: 'shop.example' },
 *   status: 201,
 *   hasJson: { 'order.state': 'placed' },
 *   rate: '20/s',
 * });
 */
export function http(service: ServiceRef, path: `/${string}`, given: HttpOptions = {}): HttpProbe {
  admit('http', { service, path, options: given }, { service: serviceRef, path: pathText, options: httpOptions });
  const { connections = 'both' } = given;
  return made({
    type: 'probe',
    kind: 'http',
    service: service.name,
    path,
    method: given.method ?? (given.json === undefined ? 'GET' : 'POST'),
    rate: readRate(given.rate ?? '100/s'),
    connections: connections === 'both' ? ['fresh', 'kept'] : [connections],
    status: readStatus(given.status ?? 200),
    body: given.body === undefined ? null : bodyCheck(given.body),
    within: readDuration(given.within ?? '1s'),
    ...readExtras(service, given),
    ...readPlaced(given),
  });
}
