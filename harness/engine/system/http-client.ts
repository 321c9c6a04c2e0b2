/** The real HTTP client: fresh and kept connections, every request timed and ended, whatever the other side does. */
import type { RequestOptions } from 'node:http';
import type { HttpManner } from '../../model/http-probe.ts';
import type { EnvironmentVariables } from '../../model/secret.ts';
import type { Answer, HttpClient, HttpRequest } from '../clients.ts';
import type { Clock } from '../environment.ts';
import { type Carrier, carrierOf } from './http-carrier.ts';
import { exchange } from './http-exchange.ts';

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
    const made = carrierOf(manner, clock, variables);
    carriers.set(manner, made);
    return made;
  };

  const start = (asked: HttpRequest, via: RequestOptions): Promise<Answer> =>
    new Promise((resolve) => {
      const abandon = exchange(clock, asked, via, (answer) => {
        underWay.delete(abandon);
        resolve(answer);
      });
      underWay.add(abandon);
    });

  return {
    request(asked) {
      const carrier = carrierFor(asked.manner);
      if (asked.connection === 'fresh') return start(asked, carrier.fresh);
      const agent = carrier.keptTo(asked);
      const loss = agent.takeLoss();
      if (loss === null) return start(asked, { agent, headers: carrier.headers });
      const now = clock.now();
      const never = { connected: null, firstByte: null, status: null, instance: null };
      return Promise.resolve({ sent: now, ...never, end: now, outcome: loss });
    },
    close() {
      for (const abandon of underWay) abandon();
      for (const carrier of carriers.values()) carrier.close();
      carriers.clear();
    },
  };
}
