/** The random-number API that breaks for good after a few calls: its routes, its counter and its flag. */
import { type Answer, type Answerer, methodNotAllowed, notFound, plainText } from '../../service/answer.ts';
import type { Health } from '../../service/health.ts';
import { log } from '../../service/log.ts';

export interface ApiSettings {
  /** Calls to `/rng` that are answered well before the API breaks; the original has no setting for its 3. */
  readonly failAfter: number;
  /** Broken from the start: the original's later key `Broken`. */
  readonly broken: boolean;
  /** Whether `/rng?uncounted` is answered without being counted. */
  readonly knowsUncounted: boolean;
  /** Whether each number is logged: the original's log level `Debug`. */
  readonly logsNumbers: boolean;
}

const category = 'Numbers.Api.Controllers.RngController';

export function createApi(health: Health, settings: ApiSettings): Answerer {
  let calls = 0;
  if (settings.broken) health.breakForGood();

  function answerRng(query: URLSearchParams): Answer {
    if (!(settings.knowsUncounted && query.has('uncounted'))) calls += 1;
    if (calls > settings.failAfter) health.breakForGood();
    if (!health.works()) {
      log('warn', category, 'Unhealthy!');
      return problem();
    }
    const number = Math.floor(Math.random() * 100);
    if (settings.logsNumbers) log('dbug', category, `Returning random number: ${number}`);
    return { status: 200, headers: { 'content-type': 'application/json; charset=utf-8' }, body: String(number) };
  }

  const routes: Readonly<Record<string, (query: URLSearchParams) => Answer>> = {
    '/rng': answerRng,
    '/health': () => (health.looksGood() ? plainText(200, 'Ok') : problem()),
  };
  return ({ method, path, query }) => {
    const answer = Object.hasOwn(routes, path) ? routes[path] : undefined;
    if (answer === undefined) return notFound;
    return method === 'GET' ? answer(query) : methodNotAllowed('GET');
  };
}

/** A 500 as ASP.NET Core's problem details. */
function problem(): Answer {
  const body = {
    type: 'https://tools.ietf.org/html/rfc7231#section-6.6.1',
    title: 'An error occurred while processing your request.',
    status: 500,
    traceId: `|${randomHex(8)}-${randomHex(8)}${randomHex(8)}.`,
  };
  return {
    status: 500,
    headers: { 'content-type': 'application/problem+json; charset=utf-8' },
    body: JSON.stringify(body),
  };
}

const randomHex = (digits: number): string =>
  Math.floor(Math.random() * 16 ** digits)
    .toString(16)
    .padStart(digits, '0');
