/** The examples of the reference as one module: the compiler holds their types, and loading it calls every verb in them. */
import { distinct } from '../../harness/model/distinct.ts';
import type { Door, Entry, Member } from './read-door.ts';

interface Example {
  readonly of: string;
  readonly text: string;
}

export const examplesOf = (door: Door): readonly Example[] =>
  door.entries.flatMap((entry) => [
    ...entry.examples.map((text) => ({ of: entry.name, text })),
    ...entry.members.flatMap((member) => member.examples.map((text) => ({ of: nameOf(entry, member), text }))),
  ]);

export const nameOf = (entry: Entry, member: Member): string => `${entry.name}.${member.name}`;

/** The text of the module. Members that are inherited have their example once. */
export function examplesFile(door: Door): string {
  const examples = [...new Map(examplesOf(door).map((one) => [one.text, one])).values()];
  const used = door.entries.filter(
    ({ name, exported, file }) =>
      exported && !isOfRunner(file) && examples.some(({ text }) => new RegExp(`\\b${name}\\b`).test(text)),
  );
  const imported = new Set([...used, ...always(door)].map(({ name, is }) => (is === 'verb' ? name : `type ${name}`)));
  return [
    '/** The examples of harness/REFERENCE.md; written by `npm run reference`. */',
    `import {\n${[...imported]
      .sort(byName)
      .map((name) => `  ${name},`)
      .join('\n')}\n} from 'resilience';`,
    ...distinct(examples.flatMap(({ text }) => text.match(importLine) ?? [])),
    preamble,
    ...examples.map(({ of, text }) => `\n/** ${of} */\n${statement(text.replace(importLine, '').trim())}`),
    '',
  ].join('\n');
}

/** What is imported from a door beside `resilience`, as its examples write it. */
const isOfRunner = (file: string): boolean => /^library\/(mocha|chai)\.ts$/.test(file);

const importLine = /^import .*\n/gm;

const byName = (a: string, b: string): number => (a.replace('type ', '') < b.replace('type ', '') ? -1 : 1);

const always = (door: Door): readonly Entry[] =>
  door.entries.filter(({ name }) =>
    ['defineScenario', 'defineStack', 'http', 'dns', 'alert', 'log', 'redis', 'writes', 'ScenarioDescription'].includes(
      name,
    ),
  );

const preamble = `
const shop = defineStack(import.meta, {
  services: { proxy: { port: 80 }, api: { port: 80 }, cache: {}, db: {}, prometheus: { port: 9090 } },
  variables: { API_RESTART: 'on-failure' },
});
const [proxy, api, cache, db, prometheus] = [
  shop.service('proxy'),
  shop.service('api'),
  shop.service('cache'),
  shop.service('db'),
  shop.service('prometheus'),
];
const [home, orders, names, down] = [http(proxy, '/'), http(api, '/orders'), dns(api), alert(prometheus, 'ApiDown')];
const [stock, ticks] = [redis(cache, { command: 'GET stock' }), log(api, /tick/)];
const placed = writes(api, { create: { path: '/orders', body: '{"order":"{id}"}' }, read: '/orders' });
const load = { placed };
/** What runs a stack: compiled, and never called. */
const later: (() => Promise<unknown>)[] = [];
const trying = (experiments: ScenarioDescription['experiments']) =>
  defineScenario({ title: 'an example', stack: shop, probes: { home, orders, names, down }, load, experiments });`;

/** Lines that begin with a name are experiments; of others, what they name is handed on, so that it is used. */
function statement(text: string): string {
  if (text.startsWith("'")) return `trying({\n${indented(text)}\n});`;
  const names = [...text.matchAll(/^(?:const|await using) (\w+)/gm)].map((match) => match[1]!);
  const body = text.replace(/^export default /m, '');
  const whole = `{\n${indented(body)}\n  return [${names.join(', ')}];\n}`;
  if (/\bawait |^(scenario|use)\(/m.test(text)) return `later.push(async () => ${whole});`;
  return names.length === 0 ? body : `(() => ${whole})();`;
}

const indented = (text: string): string => text.replace(/^(?=.)/gm, '  ');
