/** Asks over HTTP: a request per slot, judged by its status and body, and by all that is declared beside them. */
import type { Answer, HostPort, HttpClient, HttpRequest } from '../../engine/clients.ts';
import type { HttpExtras } from '../../model/http-probe.ts';
import type { HttpProbe } from '../../model/probe.ts';
import type { Instant } from '../../model/time.ts';
import type { Asker } from '../asker.ts';
import { follow } from './follow.ts';
import { inTime } from './in-time.ts';
import { judgeAnswer } from './judge.ts';

/** What is asked, and what is good. */
export type HttpQuestion = Pick<HttpProbe, 'method' | 'path' | 'connections' | 'status' | 'body'> & HttpExtras;

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
  const fixed = fixedOf(question);
  const send = sendingOf(question, http);
  return {
    connections,
    ask({ number, connection, due }, timeout) {
      const { host, port } = address();
      const asked = { host, port, method, path, connection, timeout, accept };
      if (fixed === null && contentOf === undefined) return send(asked, due);
      return send({ ...asked, ...fixed, ...contentOf?.(number) }, due);
    },
  };
}

/** JSON is read whole, up to so many bytes. */
const longestJson = 4 * 1024 * 1024;

/** What all requests have beside the plain ones; null: nothing. */
function fixedOf({ manner, json, hasJson, value }: HttpQuestion): Partial<HttpRequest> | null {
  const fixed = {
    ...(manner !== undefined && { manner }),
    ...(json !== undefined && { body: { contentType: 'application/json', text: json } }),
    ...((hasJson ?? value) !== undefined && { keep: longestJson }),
  };
  return Object.keys(fixed).length === 0 ? null : fixed;
}

function sendingOf(question: HttpQuestion, http: HttpClient): (request: HttpRequest, due: Instant) => Promise<Answer> {
  const send = (request: HttpRequest) =>
    question.redirects === 'follow' ? follow(http, request) : http.request(request);
  const isTimed = question.latency !== undefined || question.degraded !== undefined;
  return isTimed ? inTime(question, send) : send;
}
