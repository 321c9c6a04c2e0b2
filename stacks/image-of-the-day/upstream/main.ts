/** upstream: stands in for the picture service on the internet, and fails, hangs or limits when asked to. */
import { type Answer, type Answerer, methodNotAllowed, notFound, plainText } from '../../service/answer.ts';
import { listen } from '../../service/listen.ts';

const picture = {
  copyright: 'The upstream stub',
  date: '2019-11-05',
  explanation: 'A stand-in.',
  media_type: 'image',
  service_version: 'v1',
  title: 'A stand-in for the picture of the day',
  url: 'http://upstream/picture.jpg',
};

const json = (status: number, value: unknown): Answer => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value),
});

/** A hanging call is never answered, not even once the mode has changed: its caller needs a timeout. */
const modes: Readonly<Record<string, () => Answer | Promise<Answer>>> = {
  ok: () => json(200, picture),
  fail: () => plainText(500, 'Internal Server Error'),
  hang: () => new Promise(() => {}),
  limit: () => json(429, { error: { code: 'OVER_RATE_LIMIT', message: 'You have exceeded your rate limit.' } }),
};

function createUpstream(): Answerer {
  let mode = 'ok';
  let calls = 0;
  return ({ method, path }) => {
    if (path === '/apod') {
      calls += 1;
      return modes[mode]?.() ?? notFound;
    }
    if (path === '/control/mode') return plainText(200, mode);
    if (path === '/control/calls') return plainText(200, String(calls));
    const next = /^\/control\/(\w+)$/.exec(path)?.[1];
    if (next === undefined || !Object.hasOwn(modes, next)) return notFound;
    if (method !== 'POST') return methodNotAllowed('POST');
    mode = next;
    return { status: 204 };
  };
}

listen(
  {
    name: 'upstream',
    additions: [],
    server: null,
    keepAliveMs: 5_000,
    requestsPerConnection: 0,
    stopCode: 0,
    greet: (url) => process.stdout.write(`upstream listening at ${url}\n`),
  },
  createUpstream(),
);
