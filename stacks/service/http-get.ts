/** One GET as the originals' client does it: new connection, new name lookup, redirects followed, body read. */
import type { IncomingMessage } from 'node:http';
import { http } from './builtins.ts';

/** The originals keep their client's default: against a server that hangs they wait for 100 s. */
export const defaultTimeoutMs = 100_000;

const redirects: ReadonlySet<number> = new Set([300, 301, 302, 303, 307, 308]);
const redirectsFollowedMax = 50;

export interface Got {
  readonly status: number;
  readonly body: string;
}

/**
 * Rejects when there is no whole answer within `timeoutMs` (null: it waits for ever); any status is an answer, also one
 * redirect too many.
 */
export async function httpGet(url: string, timeoutMs: number | null = defaultTimeoutMs): Promise<Got> {
  const signal = timeoutMs === null ? undefined : AbortSignal.timeout(timeoutMs);
  let target = new URL(url);
  for (let followed = 0; ; followed += 1) {
    const { response, body } = await getOnce(target, signal);
    const status = response.statusCode ?? 0;
    const next = redirects.has(status) ? redirectTarget(response, target) : null;
    if (next === null || followed === redirectsFollowedMax) return { status, body };
    target = next;
  }
}

/** Where a redirect leads, or null where the client does not follow it: no location, or away from TLS. */
function redirectTarget(response: IncomingMessage, from: URL): URL | null {
  const { location } = response.headers;
  if (location === undefined || !URL.canParse(location, from.href)) return null;
  const to = new URL(location, from);
  return from.protocol === 'https:' && to.protocol !== 'https:' ? null : to;
}

function getOnce(url: URL, signal: AbortSignal | undefined): Promise<{ response: IncomingMessage; body: string }> {
  const get: typeof http.get = url.protocol === 'https:' ? process.getBuiltinModule('node:https').get : http.get;
  return new Promise((resolve, reject) => {
    const request = get(url, { agent: false, ...(signal && { signal }) }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (chunk) => {
        body += chunk;
      });
      response.on('end', () => resolve({ response, body }));
      response.on('error', reject);
    });
    request.on('error', reject);
  });
}
