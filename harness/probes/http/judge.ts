/** What an HTTP probe makes of an answer that came whole. */
import { keptSaid } from '../../engine/answer-text.ts';
import type { Heard, HttpRequest } from '../../engine/clients.ts';
import type { BodyCheck } from '../../model/body-check.ts';
import type { DegradedAnswer, HttpExtras } from '../../model/http-probe.ts';
import type { HttpProbe, Outcome } from '../../model/probe.ts';
import { furtherTest } from './further.ts';

export type Accept = HttpRequest['accept'];

/** `ok` is a declared status with all that is declared beside it; of the rest, the status says whose fault it is. */
export function judgeAnswer(wanted: Pick<HttpProbe, 'status' | 'body'> & HttpExtras): Accept {
  const passes = bodyTest(wanted.body);
  const good = new Set(wanted.status);
  const byStatusAndBody = (status: number, body: string): Outcome | Heard => {
    // Whose body it is, the reader may know.
    if (good.has(status)) return passes(body) ? 'ok' : { outcome: 'wrong_body', said: keptSaid(body) };
    if (status >= 500) return 'http5xx';
    return status >= 400 ? 'http4xx' : 'wrong';
  };
  const further = furtherTest(wanted);
  if (further === null) return byStatusAndBody;
  return (status, body, headers) => {
    const outcome = byStatusAndBody(status, body);
    return outcome === 'ok' ? further(body, headers) : outcome;
  };
}

/** Whether an answer that is not good is the degraded one that is declared; whether it came in time is not looked at. */
export function degradedTest({ status, body }: DegradedAnswer): (status: number, body: string) => boolean {
  const passes = bodyTest(body);
  return (came, text) => status.includes(came) && passes(text);
}

export function bodyTest(check: BodyCheck | null): (body: string) => boolean {
  if (check === null) return () => true;
  if ('contains' in check) return (body) => body.includes(check.contains);
  const pattern = new RegExp(check.matches, check.flags);
  return (body) => pattern.test(body);
}
