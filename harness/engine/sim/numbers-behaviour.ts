/** The stack `numbers` as behaviours: an API that breaks for good after a few calls, and a page that calls it. */
import { type App, type AppRequest, answer, type Behaviour, type Reply, wellBehaved } from './behaviour.ts';

export interface NumbersOptions {
  /** Good answers of one API process; the original's is 3. */
  readonly failAfter?: number;
  /** How long a click waits for the API. */
  readonly clickTimeout?: number;
}

/** By service name. Health checks run an interpreter, which takes about 60 ms before it asks. */
export function numbersBehaviour({
  failAfter = 3,
  clickTimeout = 100_000,
}: NumbersOptions = {}): Readonly<Record<'numbers-api' | 'numbers-web', Behaviour>> {
  const base: Behaviour = { ...wellBehaved, check: { takes: 60, asksAt: 'end' } };
  return {
    'numbers-api': { ...base, fresh: ({ instance, random }) => api(instance, random, failAfter) },
    'numbers-web': { ...base, fresh: ({ instance }) => web(instance, clickTimeout) },
  };
}

/** Answers the control routes before the app does; `health` is what they flip. */
function withControl(instance: string, routes: (request: AppRequest, pretendedBad: boolean) => Reply): App {
  let pretendedBad = false;
  const control = (path: string): Reply => {
    if (path === '/control/health/fail' || path === '/control/health/pass') {
      pretendedBad = path.endsWith('fail');
      return answer(204, '');
    }
    const code = path.match(/^\/control\/exit(?:\?code=(\d+))?$/);
    return code === null ? answer(404, '') : { ...answer(202, ''), exit: Number(code[1] ?? 1) };
  };
  return {
    answer(request) {
      const { method, path } = request;
      const asked = path.startsWith('/control/');
      const reply = !asked ? routes(request, pretendedBad) : method === 'POST' ? control(path) : answer(405, '');
      return reply.does === 'answer' ? { ...reply, instance } : reply;
    },
  };
}

/** The fourth call breaks it; nothing but a new process undoes that. */
function api(instance: string, random: () => number, failAfter: number): App {
  let calls = 0;
  let broken = false;
  return withControl(instance, ({ path }, pretendedBad) => {
    if (path === '/health') return broken || pretendedBad ? answer(500, '') : answer(200, 'Ok');
    if (path !== rng.path && path !== uncounted.path) return answer(404, '');
    if (path === rng.path) calls += 1;
    if (calls > failAfter) broken = true;
    return broken ? answer(500, '') : answer(200, String(Math.floor(random() * 100)));
  });
}

const rng = { does: 'ask', host: 'numbers-api', path: '/rng' } as const;
/** What a click asks for with the stack's addition of that name: it spends no good answer. */
const uncounted = { ...rng, path: '/rng?uncounted' } as const;

/** Its check at the start burns a call of the API; its own health check asks only its page. */
function web(instance: string, clickTimeout: number): App {
  const app = withControl(instance, ({ path }, pretendedBad) => {
    // The engine's health check asks for the page; `/health` is one more path that shows it.
    if (path !== '/api/number') return pretendedBad ? answer(500, '') : answer(200, 'DIAMOL Random Number Generator');
    return {
      ...uncounted,
      timeout: clickTimeout,
      then: ({ status, body }) => (status === 200 ? answer(200, body) : answer(503, 'RNG service unavailable!')),
    };
  });
  const begin = (): Reply => ({
    ...rng,
    timeout: 100_000,
    then: ({ status }) => (status === 200 ? answer(200, '') : { ...answer(500, ''), exit: 1 }),
  });
  return { ...app, begin };
}
