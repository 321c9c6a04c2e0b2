/** The shop's API: a page that needs nobody, a stock that needs the cache, orders that need the database. */
import { type Answer, methodNotAllowed, notFound, plainText, type Question } from '../../service/answer.ts';
import { readCount } from '../../service/read-setting.ts';
import { serve } from '../../service/serve.ts';
import { createCache } from './cache.ts';
import { createOrders } from './orders.ts';

const timeout = (name: string, unset: number): number => readCount(name, process.env[name], unset);
const cache = createCache(timeout('CACHE_TIMEOUT_MS', 300));
const orders = createOrders(timeout('DB_TIMEOUT_MS', 1500));

/** Whoever asks is told at once to come back, and not left waiting. */
const later = plainText(503, 'later');
const orLater = (work: Promise<Answer>): Promise<Answer> => work.catch(() => later);

function answer({ method, path }: Question): Answer | Promise<Answer> {
  const [, id] = /^\/orders\/([\w-]+)$/.exec(path) ?? [];
  if (id !== undefined) {
    return method === 'PUT' ? orLater(orders.add(id).then(() => plainText(201, id))) : methodNotAllowed('PUT');
  }
  switch (path) {
    case '/':
      return plainText(200, 'the shop');
    case '/health':
      return plainText(200, 'ok');
    case '/ready':
      return orLater(Promise.all([cache.count(), orders.list()]).then(() => plainText(200, 'ready')));
    case '/stock':
      return orLater(cache.count().then((count) => plainText(200, `${count} left`)));
    case '/orders':
      return orLater(orders.list().then((ids) => plainText(200, ids.join('\n'))));
    case '/metrics':
      return plainText(200, '# TYPE shop_up gauge\nshop_up 1\n');
    default:
      return notFound;
  }
}

serve(
  {
    name: 'shop-api',
    additions: [],
    server: null,
    keepAliveMs: 120_000,
    requestsPerConnection: 0,
    stopCode: 0,
    greet: (url) => process.stdout.write(`listening on ${url}\n`),
  },
  () => answer,
);
