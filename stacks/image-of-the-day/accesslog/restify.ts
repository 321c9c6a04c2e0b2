/** The server of the original access log: its identity, and its answers in case of error. */
import type { Answer, Question } from '../../service/answer.ts';
import { readSwitch } from '../../service/read-setting.ts';
import type { ServerKind } from '../../service/server-kind.ts';

export const restify: ServerKind<never> = {
  name: 'accesslog',
  additions: [],
  server: 'restify',
  keepAliveMs: 5_000,
  requestsPerConnection: 0,
  // The original has no handler, so that a stop takes the whole grace.
  stopCode: readSwitch('IGNORES_SIGTERM', process.env.IGNORES_SIGTERM, false) ? null : 0,
  greet: (url) => process.stdout.write(`restify listening at ${url}\n`),
};

export const json = (status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Answer => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(value),
});

type Handler = (question: Question) => Answer | Promise<Answer>;

/** Finds the handler of a request. Paths are case sensitive, and a trailing slash counts. */
export function route(
  routes: ReadonlyMap<string, { readonly method: string; readonly handle: Handler }>,
  question: Question,
): Answer | Promise<Answer> {
  const path = question.target.split('?', 1)[0] ?? '/';
  const found = routes.get(path);
  if (found === undefined) return json(404, { code: 'ResourceNotFound', message: `${path} does not exist` });
  if (found.method === question.method) return found.handle(question);
  const message = `${question.method} is not allowed`;
  return json(405, { code: 'MethodNotAllowed', message }, { allow: found.method });
}
