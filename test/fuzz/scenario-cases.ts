/** Broken scenarios: text that is none, values that are wrong, and code that escapes. */
import type { FuzzCase } from './case.ts';
import type { Chance } from './chance.ts';
import { breakText } from './mutate.ts';

const compose = `services:
  web:
    image: node
    ports: ["80"]
    healthcheck: { test: [CMD, "true"], interval: 500ms, timeout: 2s, retries: 2 }
  db: { image: postgres }
`;
const stack = `import { defineStack } from 'resilience';
export const shop = defineStack(import.meta, { compose: 'compose.yaml', services: { web: { port: 80 }, db: {} } });
`;
const scenario = `import { breakDependency, crash, defineScenario, expect, http, kill, pause, restart, stop } from 'resilience';
import { shop } from './shop/stack.ts';

const web = shop.service('web');
const db = shop.service('db');
const page = http(web, '/', { rate: '10/s', status: [200, 204], within: '1s', body: /ok/ });

export const variants = { 'as it is': {}, quick: shop.override({ web: { healthcheck: { interval: '1s' } } }) };

export default defineScenario({
  title: 'a shop',
  stack: shop.with({}),
  probes: { page },
  steadyState: [expect(page).staysAvailable({ atLeast: '99%' })],
  experiments: {
    'a crash': { fault: crash(web), recovery: '9s', after: [expect(page).recovers({ within: '3s' })] },
    'a pause': { fault: pause(web), baseline: '3s', hold: '9s', recovery: '9s', during: [expect(page).fails()] },
    'no way': { fault: breakDependency({ from: web, to: db }), hold: '5s', recovery: '5s', after: [expect(page).isUnaffected()] },
  },
  budget: '5m',
});
`;

const values = [
  ...[
    'null',
    'undefined',
    '{}',
    '[]',
    '"x"',
    '-1',
    '0',
    'NaN',
    'Infinity',
    '1e308',
    '() => 1',
    'new Map()',
    'Symbol("a")',
    '1n',
  ],
  ...[
    "'5 s'",
    "'0s'",
    "'99999999m'",
    "'-5s'",
    'Object.create(null)',
    'new Proxy({}, {})',
    'web',
    'page',
    'shop',
    '"__proto__"',
  ],
];

/** What a file may do at its end that no scenario should. The slow ones come rarely: each takes as long as a file may load. */
const escapes = [
  'process.exit(0);',
  'process.exit(1);',
  'await new Promise(() => {});',
  "Promise.reject(new Error('nobody waits'));",
  'throw null;',
  'throw Object.create(null);',
  'process.abort();',
  "process.kill(process.pid, 'SIGKILL');",
  "process.emit('SIGINT');",
  'process.exitCode = 7;',
  'delete (globalThis as { process?: unknown }).process;',
  'Object.prototype.toString = () => { throw 1; };',
  "process.stdout.write('x'.repeat(1e6));",
  "console.error('said');",
  'const deep = (n: number): number => deep(n + 1) + 1; deep(0);',
];
const slowEscapes = [
  'for (;;) {}',
  'setInterval(() => {}, 1000);',
  'const all: unknown[] = []; for (;;) all.push(new Array(1e5).fill(all.length));',
  'const all: unknown[] = []; for (;;) all.push(Buffer.alloc(1e7, 1));',
  "import { createServer } from 'node:net'; createServer().listen(0);",
];

/** One value of an object or a call gets another. */
const wrongValue = (text: string, chance: Chance): string => {
  const places = [...text.matchAll(/(?<=[:(,] )(?:'[^']*'|\d[\d.]*|\[[^\]]*\]|\w+\([^()]*\))|(?<=\()[^()]+(?=\))/g)];
  const place = chance.pick(places);
  return text.slice(0, place.index) + chance.pick(values) + text.slice(place.index + place[0].length);
};

const stackFiles = { 'shop/compose.yaml': compose, 'shop/stack.ts': stack };

/** What is broken in each case; itself it is sound. */
export const soundFiles = { ...stackFiles, 'one.ts': scenario };

export function scenarioCase(chance: Chance): FuzzCase {
  const files = stackFiles;
  const word = chance.pick([
    ['plan'],
    ['plan'],
    ['list'],
    ['predict', '--repeats', '10'],
    ['compare', '--dry-run'],
    ['run'],
  ]);
  const fates = { words: [...word, 'one.ts'] } as const;
  if (chance.happens(0.12)) {
    const doing = chance.pick(chance.happens(0.08) ? slowEscapes : escapes);
    const harmless = /exitCode|stdout|console|emit|delete|prototype/.test(doing);
    const text = `${scenario}${doing}\n`;
    return {
      kind: 'code that escapes',
      expected: harmless ? 'either' : 'refused',
      ...fates,
      files: { ...files, 'one.ts': text },
    };
  }
  if (chance.happens(0.5)) {
    return {
      kind: 'scenarios of wrong values',
      expected: 'either',
      ...fates,
      files: { ...files, 'one.ts': wrongValue(scenario, chance) },
    };
  }
  const broken = chance.happens(0.2)
    ? { 'shop/stack.ts': breakText(stack, chance), 'one.ts': scenario }
    : { 'one.ts': breakText(scenario, chance) };
  return { kind: 'scenarios of broken text', expected: 'either', ...fates, files: { ...files, ...broken } };
}
