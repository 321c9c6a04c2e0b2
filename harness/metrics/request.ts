/** One HTTP request to a server that runs are reported to; its failure as a reason in words. */
import { secondsText } from '../model/duration-text.ts';

/** No server that is well needs longer; a run must not wait for one that is not. */
const limit = 5_000;

/** A server, and what lets us in. */
export interface Peer {
  /** Without credentials, and without a slash at its end. */
  readonly url: string;
  readonly authorization: string | null;
}

/** `user:password@` in an address becomes basic authorization, and is printed nowhere. */
export function peerAt(address: URL): Peer {
  const url = new URL(address);
  const { username, password } = url;
  url.username = '';
  url.password = '';
  url.search = '';
  url.hash = '';
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return {
    url: url.href.replace(/\/+$/, ''),
    authorization: username === '' ? null : `Basic ${Buffer.from(credentials).toString('base64')}`,
  };
}

export interface Message {
  readonly method: 'GET' | 'PUT' | 'POST';
  /** Below the peer's address. */
  readonly path: string;
  readonly type?: string;
  readonly body?: string;
}

export type Answered =
  | { readonly status: number; readonly text: string }
  | { readonly status: null; readonly reason: string };

/** Never throws. A redirection is an answer like any other: followed, a POST would become a GET and look like a success. */
export async function ask({ url, authorization }: Peer, { method, path, type, body }: Message): Promise<Answered> {
  const headers = new Headers();
  if (authorization !== null) headers.set('authorization', authorization);
  if (type !== undefined) headers.set('content-type', type);
  try {
    const signal = AbortSignal.timeout(limit);
    const response = await fetch(`${url}${path}`, {
      method,
      headers,
      redirect: 'manual',
      signal,
      ...(body === undefined ? {} : { body }),
    });
    return { status: response.status, text: (await response.text()).trim() };
  } catch (error) {
    return { status: null, reason: reasonOf(error) };
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `no answer within ${secondsText(limit)}`;
  const cause = error.cause as NodeJS.ErrnoException | undefined;
  return cause?.message || cause?.code || error.message;
}

/** Why an answer is no success, in one line; null where it is one. */
export function problemOf(answer: Answered): string | null {
  if (answer.status === null) return answer.reason;
  if (answer.status >= 200 && answer.status < 300) return null;
  const said = answer.text.replace(/\s+/g, ' ').slice(0, 200);
  return `it answered ${answer.status}${said === '' ? '' : `: ${said}`}`;
}
