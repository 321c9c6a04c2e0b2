/** One POST to a webhook; what became of it in words that hold nothing of its address but the host. */
import { secondsText } from '../model/duration-text.ts';

export type Posted =
  | { readonly taken: true }
  | {
      readonly taken: false;
      readonly reason: string;
      /** Whether another try may help. */
      readonly again: boolean;
      /** So long the server wants to be left alone, in milliseconds; null: it does not say. */
      readonly retryAfter: number | null;
    };

const no = (reason: string, again: boolean, retryAfter: number | null = null): Posted => ({
  taken: false,
  reason,
  again,
  retryAfter,
});

/** Never throws. A redirection is not followed: a POST would become a GET, and look like a success. */
export async function post(
  address: URL,
  given: Readonly<Record<string, string>>,
  body: string,
  deadline: number,
): Promise<Posted> {
  const prepared = prepare(address, given);
  if (prepared === null) return no('its headers or its password cannot be sent by HTTP', false);
  try {
    const signal = AbortSignal.timeout(deadline);
    const response = await fetch(prepared.url, {
      method: 'POST',
      headers: prepared.headers,
      body,
      redirect: 'manual',
      signal,
    });
    // What it answers may repeat the address, and may have no end.
    await response.body?.cancel().catch(() => undefined);
    return answered(response);
  } catch (error) {
    return no(reasonOf(error, deadline), true);
  }
}

/** `user:password@` in an address becomes basic authorization: it is no part of an address that can be fetched. */
function prepare(address: URL, given: Readonly<Record<string, string>>): { url: URL; headers: Headers } | null {
  const url = new URL(address);
  try {
    const headers = new Headers({ 'content-type': 'application/json; charset=utf-8' });
    if (url.username !== '') {
      const credentials = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
      headers.set('authorization', `Basic ${Buffer.from(credentials).toString('base64')}`);
    }
    for (const [name, value] of Object.entries(given)) headers.set(name, value);
    url.username = '';
    url.password = '';
    return { url, headers };
  } catch {
    return null;
  }
}

function answered({ status, headers }: Response): Posted {
  if (status >= 200 && status < 300) return { taken: true };
  const redirected = status >= 300 && status < 400 ? ', and redirections are not followed' : '';
  const busy = status === 429 || status >= 500;
  return no(`it answered ${status}${redirected}`, busy, busy ? retryAfterOf(headers.get('retry-after')) : null);
}

/** In seconds or as a date. */
function retryAfterOf(text: string | null): number | null {
  if (text === null) return null;
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? null : Math.max(0, date - Date.now());
}

/** By its code alone: messages of the network repeat addresses. */
function reasonOf(error: unknown, deadline: number): string {
  if (!(error instanceof Error)) return 'it could not be sent';
  if (error.name === 'TimeoutError') return `no answer within ${secondsText(deadline)}`;
  const { code } = (error.cause ?? {}) as NodeJS.ErrnoException;
  return typeof code === 'string' && /^[A-Z_]+$/.test(code) ? `no connection (${code})` : 'no connection';
}
