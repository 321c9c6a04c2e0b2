/** The access log: it takes entries, counts them in memory, and dies of one without a body. */
import type { Answer, Answerer, Question } from '../../service/answer.ts';
import type { Health } from '../../service/health.ts';
import { json, route } from './restify.ts';

export interface AccessLogWatch {
  /** Called with each entry; the text is `undefined` where the entry had no client IP. */
  readonly entered: (clientIp: string) => void;
  /** Answers `GET /metrics`; null: there is no such path. */
  readonly scrape: (() => Promise<Answer>) | null;
}

/** What a scenario makes of the path that the health check asks. */
const pretended = json(500, { code: 'InternalServer', message: 'made to fail' });

export function createAccessLog(health: Health, { entered, scrape }: AccessLogWatch): Answerer {
  let logs = 0;

  async function enter(question: Question): Promise<Answer> {
    const body = await question.body();
    let entry: { readonly clientIp?: unknown } | undefined;
    try {
      entry = readEntry(question.headers['content-type'] ?? '', body);
    } catch {
      return json(400, { code: 'InvalidContent', message: 'Invalid JSON' });
    }
    // The poison pill: without a body there is no entry, and nothing catches the TypeError. The process ends with 1.
    const clientIp = String(entry!.clientIp);
    process.stdout.write(`info: Access log, client IP: ${clientIp}\n`);
    logs += 1;
    entered(clientIp);
    return json(201, 'Created');
  }

  const routes = new Map([
    ['/access-log', { method: 'POST', handle: enter }],
    ['/stats', { method: 'GET', handle: async () => (health.looksGood() ? json(200, { logs }) : pretended) }],
    ...(scrape === null ? [] : [['/metrics', { method: 'GET', handle: scrape }] as const]),
  ]);
  return (question) => route(routes, question);
}

/** Undefined: there was no body. A body of a type that is not known has no client IP. Throws on malformed JSON. */
function readEntry(contentType: string, body: string): { readonly clientIp?: unknown } | undefined {
  if (body === '') return undefined;
  if (contentType.startsWith('application/x-www-form-urlencoded')) return Object.fromEntries(new URLSearchParams(body));
  if (!/^application\/(json|[\w.]+\+json)\b/.test(contentType)) return {};
  return JSON.parse(body);
}
