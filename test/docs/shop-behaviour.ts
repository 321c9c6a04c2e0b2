/** The stack `shop` as behaviours for the simulator: what its README says of each service. */
import { type App, answer, type Behaviour, type Reply, wellBehaved } from '../../harness/engine/sim/behaviour.ts';

const later = answer(503, 'later');

/** What it makes of another service's answer; 503 for any other ending. */
const askOr503 = (host: string, path: string, timeout: number, then: (body: string) => Reply): Reply => ({
  does: 'ask',
  host,
  path,
  timeout,
  then: ({ status, body }) => (status === 200 ? then(body) : later),
});

const inCache = (): Reply => askOr503('cache', '/stock', 300, () => answer(200, '7 left'));
const inDatabase = (path: string, status: number): Reply => askOr503('db', path, 1500, (body) => answer(status, body));

/** `health`: what the API's health check asks. */
export function shopBehaviour(health: string): Readonly<Record<string, Behaviour>> {
  // A volume: it outlives every container of the database.
  const orders = new Set<string>();
  const base: Behaviour = { ...wellBehaved, check: { takes: 60, asksAt: 'end' } };
  return {
    api: { ...base, fresh: ({ instance }) => api(instance, health) },
    db: {
      ...base,
      boot: { p50: 300, sd: 20 },
      signals: { TERM: 0, INT: 0 },
      stopSignal: 'INT',
      fresh: () => db(orders),
    },
    proxy: { ...base, fresh: proxy },
  };
}

function api(instance: string, health: string): App {
  const reply = (path: string): Reply => {
    if (path === '/ready') return askOr503('cache', '/', 300, () => inDatabase('/list', 200));
    if (path === '/stock') return inCache();
    if (path === '/orders') return inDatabase('/list', 200);
    if (path.startsWith('/orders/')) return inDatabase(path.replace('/orders/', '/add/'), 201);
    return answer(200, 'the shop');
  };
  return {
    answer({ path }) {
      const given = reply(path === '/health' ? `/${health}` : path);
      return given.does === 'answer' ? { ...given, instance } : given;
    },
  };
}

const db = (orders: Set<string>): App => ({
  answer({ path }) {
    const [, id] = /^\/add\/(.+)$/.exec(path) ?? [];
    if (id !== undefined) orders.add(id);
    return answer(200, [...orders].join('\n'));
  },
});

/** It asks any API, and once more where that could not be reached. */
const proxy = (): App => {
  const ask = (path: string, tries: number): Reply => ({
    does: 'ask',
    host: 'api',
    path,
    timeout: 3000,
    then: ({ outcome, status, body }) => {
      if (outcome === 'answered') return answer(status ?? 502, body);
      return tries > 1 && outcome !== 'timeout' ? ask(path, tries - 1) : answer(502, 'bad gateway');
    },
  });
  return { answer: ({ path }) => ask(path, 2) };
};
