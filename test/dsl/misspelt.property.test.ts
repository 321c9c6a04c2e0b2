/** Whatever key of whatever door is misspelt: it is refused, and the right one is suggested. */
import { expect } from 'chai';
import fc from 'fast-check';
import { nearest } from '../../harness/dsl/nearest.ts';
import * as dsl from '../../harness/index.ts';
import { refused } from './refused.ts';

type Given = Readonly<Record<string, unknown>>;

const here = { dirname: '/somewhere/shop' };
const shop = dsl.defineStack(here, { compose: 'compose.yaml', services: { api: { port: 80 }, db: {} } });
const api = shop.service('api');
const page = dsl.http(api, '/');
const fails = [dsl.expect(page).fails()];
const healthcheck = {
  ...{ test: ['CMD', 'true'], interval: '1s', timeout: '1s', retries: 3, start_period: '1s', start_interval: '1s' },
  disable: false,
};
const settings = {
  ...{ restart: 'no', healthcheck, stop_grace_period: '1s', init: true, scale: 2, image: 'a', command: ['a'] },
  ...{ entrypoint: ['a'], volumes: ['a:/a'], network_mode: 'host', environment: {}, depends_on: {} },
};
const suite = {
  ...{ scenarios: 'chaos', tags: ['quick'], objectives: { 'TTR < 9s': 'warn' }, repeats: 3, budget: '40m', jobs: 1 },
  retries: 0,
  rows: 'crash',
};
const config = {
  ...suite,
  ...{ suites: { nightly: suite }, reports: 'a', history: 'b', control: 'c.ts', mustFail: 'd.ts', bisect: true },
  quarantine: { shop: { reason: 'a', issue: 'b', until: '2026-12-31' } },
  notify: { webhook: { url: { env: 'HOOK' }, headers: {} } },
};
const scenario = {
  ...{ title: 'a shop', stack: shop, probes: {}, load: {}, steadyState: fails, budget: '9m' },
  experiments: {
    'a crash': { fault: dsl.crash(api), baseline: '1s', recovery: '9s', after: fails },
    'a pause': {
      ...{ fault: dsl.pause(api), baseline: '1s', hold: '5s', then: dsl.restart(api), recovery: '9s' },
      ...{ during: fails, after: fails },
    },
  },
};

/** Each door with everything that it takes. */
const doors: Readonly<Record<string, readonly [Given, (given: never) => unknown]>> = {
  defineStack: [
    { compose: 'a.yaml', services: { api: { port: 80 } }, variables: {} },
    (given) => dsl.defineStack(here, given),
  ],
  override: [{ api: settings, db: { healthcheck } }, (given) => shop.override(given)],
  http: [
    { rate: '5/s', method: 'GET', status: [200], body: 'ok', within: '1s', connections: 'both' },
    (given) => dsl.http(api, '/', given),
  ],
  promql: [{ every: '1s', over: '5s', within: '1s', good: 'absent' }, (given) => dsl.promql(api, 'up', given)],
  'bounds of promql': [{ good: { atLeast: 1, atMost: 2 } }, (given) => dsl.promql(api, 'up', given)],
  alert: [{ every: '1s', within: '1s', labels: {} }, (given) => dsl.alert(api, 'Down', given)],
  tcp: [{ port: 1, rate: '5/s', within: '1s', send: 'a', awaits: 'b' }, (given) => dsl.tcp(api, given)],
  redis: [
    { port: 1, rate: '5/s', within: '1s', login: { user: 'a' }, connections: 'kept', command: 'GET a' },
    (given) => dsl.redis(api, given),
  ],
  mongo: [{ port: 1, login: { user: 'a', password: 'b', database: 'c' } }, (given) => dsl.mongo(api, given)],
  sql: [{ rate: '5/s', dialect: 'mysql', connections: 'both' }, (given) => dsl.sql(api, 'select 1', given)],
  grpc: [{ port: 1, rate: '5/s', within: '1s', health: 'a', good: 'serving' }, (given) => dsl.grpc(api, given)],
  exec: [
    { exitCode: 1, output: 'a', in: 'beside', rate: '5/s', within: '1s' },
    (given) => dsl.exec(api, ['true'], given),
  ],
  log: [{ atLeastEvery: '1s', never: false }, (given) => dsl.log(api, 'a', given)],
  check: [{ rate: '5/s', within: '1s' }, (given) => dsl.check('adds up', () => 1, given)],
  'a call of grpc': [
    { port: 1, proto: 'a.proto', method: 'a.B/C', request: {}, status: 'OK', expect: {}, value: 'a' },
    (given) => dsl.grpc(api, given),
  ],
  dns: [{ every: '1s', addresses: 1, network: 'a', within: '1s' }, (given) => dsl.dns(api, given)],
  writes: [
    {
      create: { path: '/a', method: 'PUT', body: '{id}', contentType: 'text/plain', status: [201] },
      ...{ read: '/a', rate: '5/s', within: '1s' },
    },
    (given) => dsl.writes(api, given),
  ],
  'writes by SQL': [
    { sql: { insert: '{id}', read: 'a', dialect: 'mysql' }, login: { user: 'a' }, port: 1, connections: 'kept' },
    (given) => dsl.writes(api, given),
  ],
  'writes into Redis': [
    { redis: { insert: ['SADD', 'a', '{id}'], read: 'SMEMBERS a' }, rate: '5/s', within: '1s' },
    (given) => dsl.writes(api, given),
  ],
  k6: [{ environment: {}, network: 'a' }, (given) => dsl.k6(here, 'load.js', given)],
  crash: [{ replica: 1 }, (given) => dsl.crash(api, given)],
  kill: [{ replica: 1, signal: 'SIGTERM' }, (given) => dsl.kill(api, given)],
  recreate: [{ address: 'another' }, (given) => dsl.recreate(api, given)],
  restartAll: [{ order: 'at once' }, (given) => dsl.restartAll([api], given)],
  closePort: [{ port: 80, replica: 1 }, (given) => dsl.closePort(api, given)],
  killChildren: [{ replica: 1 }, (given) => dsl.killChildren(api, given)],
  limitCpu: [{ replica: 1, cpus: 0.5 }, (given) => dsl.limitCpu(api, given)],
  disconnect: [{ replica: 1, network: 'a' }, (given) => dsl.disconnect(api, given)],
  misbehave: [{ as: 'lies', by: { route: { start: '/a', end: '/b' } } }, (given) => dsl.misbehave(api, given)],
  'misbehave by requests': [{ as: 'lies', by: { requests: '/a', times: 3 } }, (given) => dsl.misbehave(api, given)],
  exit: [{ code: 1, by: { route: '/a', method: 'GET' } }, (given) => dsl.exit(api, given)],
  'exit by a command': [{ code: 1, by: { exec: ['a'] } }, (given) => dsl.exit(api, given)],
  flipHealth: [{ by: { route: { fail: '/a', pass: '/b' } } }, (given) => dsl.flipHealth(api, given)],
  'flipHealth by requests': [{ by: { requests: '/a', times: 3 } }, (given) => dsl.flipHealth(api, given)],
  breakDependency: [{ from: api, to: shop.service('db'), by: 'drop' }, (given) => dsl.breakDependency(given)],
  recovers: [{ within: '1s' }, (given) => dsl.expect(page).recovers(given)],
  isDetected: [{ by: 'engine', within: '1s' }, (given) => dsl.expect(api).isDetected(given)],
  restarts: [{ atLeast: 1, atMost: 2, backOff: 'predicted' }, (given) => dsl.expect(api).restarts(given)],
  staysAvailable: [{ atLeast: '99%' }, (given) => dsl.expect(page).staysAvailable(given)],
  defineConfig: [config, (given) => dsl.defineConfig(given)],
  defineScenario: [scenario, (given) => dsl.defineScenario(given)],
};

const isObject = (value: unknown): value is Given => Object.getPrototypeOf(value ?? '') === Object.prototype;

/** Where the keys are that somebody could misspell; what is made by a verb, and what has free names, has none. */
function* keysOf(given: Given, path: readonly string[] = []): Generator<readonly string[]> {
  for (const [key, value] of Object.entries(given)) {
    if (!['services', 'experiments', 'suites', 'objectives', 'quarantine'].includes(path.at(-1) ?? ''))
      yield [...path, key];
    const own = isObject(value) && !['stack', 'fault', 'then', 'from', 'to'].includes(key);
    if (own) yield* keysOf(value, [...path, key]);
  }
}

function renamed(given: Given, [key, ...rest]: readonly string[], name: string): Given {
  return Object.fromEntries(
    Object.entries(given).map(([one, value]) => {
      if (one !== key) return [one, value];
      return rest.length === 0 ? [name, value] : [one, renamed(value as Given, rest, name)];
    }),
  );
}

/** A slip of one letter: left out, doubled, exchanged with its neighbour, or hit beside. */
const slips: readonly ((word: string, at: number, letter: string) => string)[] = [
  (word, at) => word.slice(0, at) + word.slice(at + 1),
  (word, at) => word.slice(0, at) + word[at] + word.slice(at),
  (word, at) => word.slice(0, at) + (word[at + 1] ?? '') + word[at] + word.slice(at + 2),
  (word, at, letter) => word.slice(0, at) + letter + word.slice(at + 1),
];

const siblings = (given: Given, path: readonly string[]): readonly string[] =>
  Object.keys(path.slice(0, -1).reduce<Given>((inside, key) => inside[key] as Given, given));

describe('a misspelt key', () => {
  for (const [door, [given, call]] of Object.entries(doors)) {
    it(`of ${door} is refused, and the right one is suggested`, () => {
      expect(
        refused(() => call(given as never)),
        'as it should be',
      ).to.deep.equal([]);
      const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz');
      const property = fc.property(
        ...([fc.constantFrom(...keysOf(given)), fc.constantFrom(...slips), fc.nat(20), letter] as const),
        (path, slip, at, other) => {
          const key = path.at(-1)!;
          const word = slip(key, at % key.length, other);
          const known = siblings(given, path);
          fc.pre(
            word !== '' && word !== key && known.every((one) => one === key || nearest(word, [one]) === undefined),
          );
          const problems = refused(() => call(renamed(given, path, word) as never));
          expect(problems.map((one) => [one.message, one.fix])).to.deep.equal([
            [`'${word}' is not known`, `did you mean '${key}'?`],
          ]);
        },
      );
      fc.assert(property, { numRuns: 60 });
    });
  }
});
