/** Broken command lines. Nothing that would touch an engine of this machine: no `--provision`, no `engine`, no `recover`. */
import type { FuzzCase } from './case.ts';
import type { Chance } from './chance.ts';

const values = [
  ...[
    '',
    ' ',
    '-1',
    '0',
    '1',
    '1e9',
    '9'.repeat(400),
    'NaN',
    'Infinity',
    '1.5',
    '../..',
    '/',
    '/dev/null',
    'a=b',
    '=',
    ':',
    '::',
    ',',
  ],
  ...[
    '🙂',
    '--',
    '-',
    '*',
    '[',
    '{a,b}',
    '**',
    'x'.repeat(5000),
    '1s',
    '1s,2s',
    '1s,1s',
    '0s',
    '-1s',
    '30m',
    '99999999m',
    'null',
  ],
  ...[
    'healthcheck.interval=1s,5s',
    'web:healthcheck.interval=1s',
    'nope:restart=always',
    'restart=always,no',
    'variable.A=1',
    '__proto__=1',
  ],
  ...[
    'quick: healthcheck.interval=1s',
    'q: ',
    ': a=b',
    'TTR p95 < 15s',
    'TTR < ',
    'TTD median < -1s',
    'docker',
    'docker,swarm',
    'mars',
    'crash',
  ],
  ...[
    'HEAD',
    '--help',
    'web=db',
    'web=web',
    'one-at-a-time',
    'full',
    'recovery',
    'http://localhost:1',
    'not a url',
    'localhost',
    '65536',
    '%s%n',
  ],
] as const;

const places = [
  'one.ts',
  'shop',
  'shop/compose.yaml',
  'shop/stack.ts',
  'nothing.ts',
  'empty',
  'empty.ts',
  '.',
  '..',
  '',
  'one.ts/x',
  '*.ts',
  '\u0001',
] as const;

const vary = ['--vary', '--cell', '--merge', '--revision', '--design', '--experiment'];
const outlets = ['--metrics', '--push-gateway', '--grafana'];

const options: Readonly<Record<string, readonly string[]>> = {
  run: ['--seed', '--reports', '--json', ...outlets],
  compare: [
    '--seed',
    '--reports',
    '--json',
    '--reference',
    '--repeats',
    '--budget',
    '--jobs',
    '--objective',
    '--measure',
    '--no-controls',
    '--no-confirm',
    '--dry-run',
    ...vary,
  ],
  predict: [
    '--seed',
    '--reports',
    '--json',
    '--repeats',
    '--under',
    '--objective',
    '--failure',
    '--asks',
    '--check-failure',
    ...vary,
  ],
  plan: ['--seed', '--json'],
  list: ['--json'],
  lint: ['--level', '--objective', '--reports', '--json', '--sarif', '--patch'],
  init: [],
  analyze: ['--json'],
  report: ['--json'],
  'no such command': ['--seed'],
};

const bare = new Set(['--json', '--sarif', '--patch', '--no-controls', '--no-confirm', '--dry-run']);

const compose =
  'services:\n  web: { image: node, ports: ["80"], healthcheck: { test: [CMD, "true"], interval: 1s } }\n  db: { image: x }\n';
const stack = `import { defineStack } from 'resilience';
export const shop = defineStack(import.meta, { compose: 'compose.yaml', services: { web: { port: 80 } } });
`;
const scenario = `import { crash, defineScenario, expect, http } from 'resilience';
import { shop } from './shop/stack.ts';
const page = http(shop.service('web'), '/');
export const variants = { a: {}, b: shop.override({ web: { restart: 'always' } }) };
export default defineScenario({
  title: 'a shop', stack: shop, probes: { page },
  experiments: { 'a crash': { fault: crash(shop.service('web')), recovery: '30s', after: [expect(page).recovers({ within: '9s' })] } },
});
`;

/** The less there is to load, the more of them there can be: two in three name nothing that can be loaded. */
export function flagCase(chance: Chance): FuzzCase {
  const command = chance.pick(Object.keys(options));
  const given = chance.happens(0.1)
    ? ['one.ts']
    : chance.happens(0.8)
      ? [chance.pick(places.slice(4))]
      : [chance.pick(places), chance.pick(values)];
  const words: string[] = [command, ...(chance.happens(0.05) ? [] : given)];
  for (let count = chance.below(4); count > 0; count -= 1) {
    const option = chance.happens(0.9)
      ? chance.pick(options[command]!.length > 0 ? options[command]! : ['--json'])
      : chance.pick(['--nope', '-x', '--seed']);
    words.push(option, ...(bare.has(option) || chance.happens(0.05) ? [] : [chance.pick(values)]));
  }
  // A prediction of many repeats takes its time, and says so.
  if (command === 'predict') words.push('--repeats', '5');
  const files = {
    'shop/compose.yaml': compose,
    'shop/stack.ts': stack,
    'one.ts': scenario,
    'empty.ts': '',
    empty: null,
  };
  return { kind: 'flags', words, files, expected: 'either', alone: chance.happens(0.04) };
}
