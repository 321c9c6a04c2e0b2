/** todo-web's routes: the original's pages, and the additions that stand in for its clicks. */
import { type Answer, type Answerer, methodNotAllowed, notFound, type Question } from '../../service/answer.ts';
import { os } from '../../service/builtins.ts';
import type { Health } from '../../service/health.ts';
import { log } from '../../service/log.ts';
import { answerApi, apiPath } from './api.ts';
import { complaintAbout } from './item.ts';
import { diagnosticsPage, errorPage, homePage, listPage, newPage, noPage } from './pages.ts';
import type { WithToDos } from './todos.ts';

export interface WebSettings {
  readonly withToDos: WithToDos;
  /** Whether `POST /new` is taken. */
  readonly hasForm: boolean;
  /** Whether there is `/api/todos`. */
  readonly hasApi: boolean;
}

type Route = (question: Question) => Answer | Promise<Answer>;

/** Whatever goes wrong, mostly in the database, is a 500 and a line in the log. */
export function createWeb(health: Health, settings: WebSettings): Answerer {
  const { withToDos, hasForm, hasApi } = settings;
  const newItem = (status: number, complaint: string | null): Answer => html(status, newPage(hasForm, complaint));
  // Each opens the database, needed or not; only the diagnostics do not, and so hide that it is gone.
  const pages: Readonly<Record<string, Route>> = {
    '/': async () => html(200, homePage(await withToDos((todos) => todos.count()))),
    '/list': async () => html(200, listPage(await withToDos((todos) => todos.list()))),
    '/new': async () => withToDos(async () => newItem(200, null)),
    '/diagnostics': () => html(200, diagnosticsPage(facts())),
  };

  async function addItem({ body }: Question): Promise<Answer> {
    const item = new URLSearchParams(await body()).get('item') ?? '';
    const complaint = complaintAbout(item);
    if (complaint !== null) return newItem(400, complaint);
    await withToDos((todos) => todos.add(item));
    return { status: 303, headers: { location: '/list' } };
  }

  const answer: Route = (question) => {
    const { method, path } = question;
    if (path === apiPath) return hasApi ? answerApi(question, withToDos) : notFound;
    if (path === '/new' && method === 'POST' && hasForm) return addItem(question);
    if (method !== 'GET' && method !== 'HEAD') return methodNotAllowed('GET', 'HEAD');
    // The page for unknown paths would hide from a scraper that chapter 6 has no metrics.
    if (/\.[^/]+$/.test(path) || path === '/metrics') return notFound;
    if (!health.looksGood()) return html(500, errorPage);
    return Object.hasOwn(pages, path) ? pages[path]!(question) : html(200, noPage);
  };

  return async (question) => {
    try {
      return await answer(question);
    } catch (error) {
      log('fail', 'ToDoList', `${question.method} ${question.path}: ${error instanceof Error ? error.message : error}`);
      return html(500, errorPage);
    }
  };
}

const html = (status: number, body: string): Answer => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body,
});

const facts = (): Readonly<Record<string, string>> => ({
  Hostname: os.hostname(),
  Runtime: `Node.js ${process.version}`,
  'OS Version': `${os.type()} ${os.release()}`,
  'OS Architecture': os.arch(),
});
