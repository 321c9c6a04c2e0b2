/** An answer that must come sooner than its slot is over: a good one within its latency, a degraded one while it still is fast. */
import { type Answer, asHeard, type Heard, type HttpRequest } from '../../engine/clients.ts';
import { secondsText } from '../../model/duration-text.ts';
import type { HttpExtras } from '../../model/http-probe.ts';
import type { Outcome } from '../../model/probe.ts';
import { between, type Instant } from '../../model/time.ts';
import { degradedTest } from './judge.ts';

type Send = (request: HttpRequest) => Promise<Answer>;

/**
 * What `send` brings, as its time allows, counted from the instant at which the slot was due. A degraded answer that is late is worth
 * what it would be if none were declared.
 */
export function inTime({ latency, degraded }: HttpExtras, send: Send) {
  const isDegraded = degraded === undefined ? () => false : degradedTest(degraded);
  return async (request: HttpRequest, due: Instant): Promise<Answer> => {
    let plain: Outcome | Heard = 'ok';
    const answer = await send({
      ...request,
      accept: (status, body, headers) => {
        plain = request.accept(status, body, headers);
        const isGood = plain === 'ok' || (typeof plain === 'object' && plain.outcome === 'ok');
        return !isGood && isDegraded(status, body) ? 'degraded' : plain;
      },
    });
    const took = between(due, answer.end);
    if (degraded !== undefined && answer.outcome === 'degraded' && took > degraded.within)
      return asHeard(answer, plain);
    if (latency === undefined || answer.outcome !== 'ok' || took <= latency) return answer;
    const said = `it answered ${answer.status} after ${secondsText(took)}, and may take ${secondsText(latency)}`;
    return { ...answer, outcome: 'response_timeout', said };
  };
}
