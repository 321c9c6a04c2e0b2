/** Redirects that are followed, within the service that was asked and within the time of one slot. */
import { type Answer, authorityOf, type HttpClient, type HttpRequest } from '../../engine/clients.ts';
import { oneLine } from '../../model/one-line.ts';
import { milliseconds } from '../../model/time.ts';

/** Who is led on more often than this goes round in circles. */
const mostHops = 5;
const redirects: readonly number[] = [301, 302, 303, 307, 308];

/** Asks as long as it is led on. What leads elsewhere is wrong: nobody else was declared, and nobody else is asked. */
export async function follow(http: HttpClient, request: HttpRequest): Promise<Answer> {
  let asked = request;
  const first = await step(http, asked);
  let { answer, location } = first;
  for (let hops = 0; location !== null; hops += 1) {
    const from = new URL(asked.path, originOf(asked));
    const to = URL.canParse(location, from.href) ? new URL(location, from) : null;
    const bad = hops === mostHops ? `it redirected more than ${mostHops} times` : objection(from, to, location);
    if (to === null || bad !== null) return { ...answer, outcome: 'wrong', said: oneLine(bad ?? '') };
    const left = request.timeout - (answer.end - first.answer.sent);
    asked = { ...ledOn(asked, answer.status), path: `${to.pathname}${to.search}`, timeout: milliseconds(left) };
    ({ answer, location } = await step(http, asked));
  }
  const { sent, connected } = first.answer;
  return { ...answer, sent, connected };
}

interface Step {
  readonly answer: Answer;
  /** Null: this is the answer. */
  readonly location: string | null;
}

/** One that is good where it is leads nowhere. */
async function step(http: HttpClient, request: HttpRequest): Promise<Step> {
  let location: string | null = null;
  const answer = await http.request({
    ...request,
    accept: (status, body, headers) => {
      if (redirects.includes(status) && typeof headers.location === 'string') location = headers.location;
      return request.accept(status, body, headers);
    },
  });
  return { answer, location: answer.outcome === 'ok' ? null : location };
}

function objection(from: URL, to: URL | null, location: string): string | null {
  if (to === null) return `it redirected to ${JSON.stringify(location)}, which is no address`;
  return to.origin === from.origin ? null : `it redirected to ${to.origin}, which is not followed`;
}

/** Where the service thinks it is: at the host that it is told. */
function originOf(asked: HttpRequest): string {
  const { manner = {} } = asked;
  const header = manner.headers?.host;
  const told = header !== undefined && 'secretText' in header ? header.secretText : manner.tls?.serverName;
  return `${manner.tls === undefined ? 'http' : 'https'}://${told ?? authorityOf(asked)}`;
}

/** As browsers do: what was posted is not posted again where another page shows what came of it. */
function ledOn(asked: HttpRequest, status: number | null): HttpRequest {
  const shows = status === 303 ? asked.method !== 'HEAD' : status !== 307 && status !== 308 && asked.method === 'POST';
  if (!shows) return asked;
  const { body, ...rest } = asked;
  return { ...rest, method: 'GET' };
}
