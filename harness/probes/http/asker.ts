/** Asks over HTTP: a request per slot, judged by its status and body. */
import type { HostPort, HttpClient, HttpRequest } from '../../engine/clients.ts';
import type { HttpProbe } from '../../model/probe.ts';
import type { Asker } from '../asker.ts';
import { judgeAnswer } from './judge.ts';

/** What is asked, and what is good. */
export type HttpQuestion = Pick<HttpProbe, 'method' | 'path' | 'connections' | 'status' | 'body'>;

/** What a request carries. */
export type HttpContent = Pick<HttpRequest, 'path' | 'body'>;

/** The address is asked for before every request. `contentOf` says what a slot sends where not all send the same. */
export function httpAsker(
  question: HttpQuestion,
  http: HttpClient,
  address: () => HostPort,
  contentOf?: (slot: number) => HttpContent,
): Asker {
  const { method, path, connections } = question;
  const accept = judgeAnswer(question);
  return {
    connections,
    ask({ number, connection }, timeout) {
      const { host, port } = address();
      if (contentOf === undefined) return http.request({ host, port, method, path, connection, timeout, accept });
      return http.request({ host, port, method, ...contentOf(number), connection, timeout, accept });
    },
  };
}
