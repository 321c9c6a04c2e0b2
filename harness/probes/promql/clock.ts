/** How far the clock of a Prometheus is from ours. */
import type { Environment } from '../../engine/environment.ts';
import { type Duration, type Instant, instant, milliseconds } from '../../model/time.ts';
import { ask, type PrometheusAddress } from './ask.ts';
import { readSeries } from './envelope.ts';

/** Its wall clock in milliseconds since 1970, when ours was at `at`; the truth lies within `uncertainty` of that. */
export interface PrometheusClock {
  readonly time: number;
  readonly at: Instant;
  readonly uncertainty: Duration;
}

/** How often it is asked: the first answer pays for what is cold on both sides. */
const questions = 5;

/** Prometheus tells whole milliseconds, cut off: the truth is half a millisecond later, give or take as much. */
const cut = 0.5;

/** The answer of the shortest round trip; its error when the first question gets none. */
export async function readClock(
  address: PrometheusAddress,
  env: Environment,
  timeout: Duration,
): Promise<PrometheusClock | { readonly error: string }> {
  let best: PrometheusClock | null = null;
  for (let asked = 0; asked < questions; asked++) {
    const { answer, data, error } = await ask(env.clients.http, address, timeQuestion, timeout);
    const time = readSeries(data)?.[0]?.points[0]?.value;
    if (error !== null || typeof time !== 'number') return best ?? { error: error ?? 'it does not tell its time' };
    // It can have read its clock no earlier than the connection stood, and no later than its first byte came.
    const from = answer.connected ?? answer.sent;
    const to = answer.firstByte ?? answer.end;
    const uncertainty = milliseconds((to - from) / 2 + cut);
    if (best !== null && best.uncertainty <= uncertainty) continue;
    best = { time: time * 1000 + cut, at: instant((from + to) / 2), uncertainty };
  }
  return best!;
}

const timeQuestion = { path: '/api/v1/query', parameters: { query: 'time()' } };
