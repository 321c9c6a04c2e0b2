/** Every door refuses what plain JavaScript gets past the compiler, and says what to write; the calls stand in doors.txt. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import * as dsl from '../../harness/index.ts';
import { refusals, refused } from './refused.ts';

/** As the engine of the language sees it: without types. */
type Words = Readonly<Record<string, (...given: readonly unknown[]) => never>>;
const verbs = dsl as unknown as Words;

const here = { dirname: '/somewhere/shop' };
const shop = dsl.defineStack(here, {
  compose: 'compose.yaml',
  services: { api: { port: 80 }, db: {} },
  variables: { VERSION: 'v1' },
});
const api = shop.service('api');
const page = dsl.http(api, '/');
const made = dsl.writes(api, { create: { path: '/items', body: '{id}' }, read: '/items' });
const down = dsl.alert('http://prometheus', 'Down');

const describing = (more: object): unknown => ({
  title: 'a shop',
  stack: shop,
  probes: { page },
  experiments: {},
  ...more,
});
const trying = (more: object, fault: unknown = dsl.crash(api)): unknown =>
  describing({ experiments: { 'a crash': { fault, recovery: '9s', after: [dsl.expect(page).fails()], ...more } } });

/** All that a call in the file can name. */
const names = { ...dsl, here, shop, api, page, made, down, describing, trying };
const called = (call: string): unknown =>
  new Function(...Object.keys(names), `return ${call}`)(...Object.values(names));

const cases = readFileSync(join(import.meta.dirname, 'doors.txt'), 'utf8')
  .trim()
  .split('\n\n')
  .slice(1)
  .map((lines) => lines.split('\n  ') as [string, ...string[]]);

describe('a door', () => {
  for (const [call, ...said] of cases) {
    it(`refuses ${call}: ${said.join(' · ')}`, () => expect(refusals(() => called(call))).to.deep.equal(said));
  }

  it('tells the line of the call, and the place in it', () => {
    const placesOf = (call: () => unknown) => refused(call).map((one) => one.at?.replace(/^file:.*\/test\/dsl\//, ''));
    const line = /^doors\.test\.ts:\d+, /;
    const places: readonly (readonly [() => unknown, string])[] = [
      [() => verbs.http!(api, '/health', { rat: 1 }), "http(api, '/health', { rat })"],
      [() => verbs.http!(api, 'health'), "http(api, 'health')"],
      [() => verbs.flipHealth!(api, { by: { route: { fail: '/a' } } }), 'flipHealth(…), by.route.pass'],
      [() => (dsl.expect(page) as unknown as Words).recovers!({}), 'expect(http(…)).recovers({ within })'],
      [() => (shop as unknown as Words).override!({ 'a-b': {} }), "stack.override({ 'a-b' })"],
      [() => verbs.defineScenario!(describing({ titel: 'a' })), 'defineScenario({ titel })'],
      [() => verbs.defineScenario!(trying({ after: [null] })), "defineScenario(…), experiments['a crash'].after[0]"],
    ];
    for (const [call, place] of places) {
      const [at, ...others] = placesOf(call);
      expect(at).to.match(line);
      expect(at!.replace(line, '')).to.equal(place);
      expect(others).to.deep.equal([]);
    }
  });
});
