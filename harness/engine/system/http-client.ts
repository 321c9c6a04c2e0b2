/** The real HTTP client: fresh and kept connections, every request timed and ended, whatever the other side does. */
import type { HttpManner } from '../../model/http-probe.ts';
import type { EnvironmentVariables } from '../../model/secret.ts';
import type { HttpClient } from '../clients.ts';
import type { Clock } from '../environment.ts';
import type { Carrier } from './carrier.ts';
import { headersOf } from './http-headers.ts';
import { http1Carrier } from './http1-carrier.ts';
import { http2Carrier } from './http2-carrier.ts';

const plainManner: HttpManner = {};

/**
 * A client whose instants are read from `clock`, and its secrets from `variables`. No limit on connections: a busy kept one never makes a request wait.
 * `close` ends everything at once; requests that were under way come back as `harness_late`, because we gave them up.
 */
export function systemHttp(clock: Clock, variables: EnvironmentVariables): HttpClient {
  const carriers = new Map<HttpManner, Carrier>();
  const underWay = new Set<() => void>();

  const carrierFor = (manner: HttpManner = plainManner): Carrier => {
    const known = carriers.get(manner);
    if (known !== undefined) return known;
    const carry = manner.http2 === true ? http2Carrier : http1Carrier;
    const made = carry(manner, headersOf(manner, variables), clock);
    carriers.set(manner, made);
    return made;
  };

  return {
    request(asked) {
      const carrier = carrierFor(asked.manner);
      const loss = asked.connection === 'kept' ? carrier.takeLoss(asked) : null;
      if (loss !== null) {
        const now = clock.now();
        const never = { connected: null, firstByte: null, status: null, instance: null };
        return Promise.resolve({ sent: now, ...never, end: now, outcome: loss });
      }
      return new Promise((resolve) => {
        const abandon = carrier.start(asked, (answer) => {
          underWay.delete(abandon);
          resolve(answer);
        });
        underWay.add(abandon);
      });
    },
    close() {
      for (const abandon of underWay) abandon();
      for (const carrier of carriers.values()) carrier.close();
      carriers.clear();
    },
  };
}
