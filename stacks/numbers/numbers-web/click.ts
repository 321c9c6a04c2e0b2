/** What a click on the button does: one GET of the API on a new connection, without retry or cache. */
import { type Answer, plainText } from '../../service/answer.ts';
import { httpGet } from '../../service/http-get.ts';
import { unavailable } from './page.ts';
import type { WebSettings } from './web.ts';

/** 200 and the number, or 503 and the sentence that the page shows. */
export async function click({ rngUrl, clicksUncounted, clickTimeoutMs }: WebSettings): Promise<Answer> {
  const number = await fetchNumber(clicksUncounted ? `${rngUrl}?uncounted` : rngUrl, clickTimeoutMs);
  if (number === null) return plainText(503, unavailable);
  return { status: 200, headers: { 'content-type': 'application/json; charset=utf-8' }, body: number };
}

/** The number's digits, or null for whatever went wrong: the user of the original never learns more. */
async function fetchNumber(url: string, timeoutMs: number): Promise<string | null> {
  try {
    const { status, body } = await httpGet(url, timeoutMs);
    const isGood = status >= 200 && status < 300 && /^\s*-?\d+\s*$/.test(body);
    return isGood ? body.trim() : null;
  } catch {
    return null;
  }
}
