/** What an HTTP probe makes of an answer that came whole. */
import type { BodyCheck, HttpProbe, Outcome } from '../../model/probe.ts';

/** `ok` is a declared status with a body that passes; of the rest, the status says whose fault it is. */
export function judgeAnswer(probe: Pick<HttpProbe, 'status' | 'body'>): (status: number, body: string) => Outcome {
  const passes = bodyTest(probe.body);
  const good = new Set(probe.status);
  return (status, body) => {
    if (good.has(status)) return passes(body) ? 'ok' : 'wrong_body';
    if (status >= 500) return 'http5xx';
    return status >= 400 ? 'http4xx' : 'wrong';
  };
}

export function bodyTest(check: BodyCheck | null): (body: string) => boolean {
  if (check === null) return () => true;
  if ('contains' in check) return (body) => body.includes(check.contains);
  const pattern = new RegExp(check.matches, check.flags);
  return (body) => pattern.test(body);
}
