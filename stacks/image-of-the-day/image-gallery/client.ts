/** The gallery's HTTP client. It has no timeout, in either chapter. */
import type { IncomingMessage, RequestOptions } from 'node:http';
import { http } from '../../service/builtins.ts';
import type { Chapter } from '../chapter.ts';

export interface Client {
  /** The body, whatever the status. Rejects when there is no connection or no answer. */
  readonly get: (url: string) => Promise<string>;
  /** Resolves when an answer begins, whatever the status. Each call is a new connection, with a name lookup of its own. */
  readonly post: (url: string, body: string) => Promise<void>;
}

// Where a name has several addresses, a connect that fails goes on to the next; one that hangs takes its time.
const connecting = { autoSelectFamilyAttemptTimeout: 30_000 };

/** Chapter 4 keeps two idle connections for 90 s, as the default client does; chapter 9 keeps one for a second. */
export function createClient(chapter: Chapter): Client {
  const kept = chapter === 4 ? { maxFreeSockets: 2, timeout: 90_000 } : { maxFreeSockets: 1, timeout: 1000 };
  const agent = new http.Agent({ keepAlive: true, ...kept });

  async function get(url: string): Promise<string> {
    const answer = await send(url, { method: 'GET', agent, ...connecting });
    let body = '';
    answer.setEncoding('utf8');
    for await (const chunk of answer) body += chunk;
    return body;
  }

  async function post(url: string, body: string): Promise<void> {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    // In chapter 4 the original never closes the answer, in chapter 9 it does so unread: neither can be used again.
    const answer = await send(url, { method: 'POST', agent: false, headers, ...connecting }, body);
    answer.resume();
  }

  return { get, post };
}

/** A kept connection may be closed just as it is used again: such a GET is sent once more. */
function send(url: string, options: RequestOptions, body?: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = http.request(url, options, resolve);
    request.on('error', (error: NodeJS.ErrnoException) => {
      if (request.reusedSocket && error.code === 'ECONNRESET') resolve(send(url, options, body));
      else reject(error);
    });
    request.end(body);
  });
}
