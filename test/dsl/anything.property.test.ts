/** Whatever a door is given, it takes it or refuses it with a place and a next step: it never fails in any other way. */
import { expect } from 'chai';
import fc from 'fast-check';
import { readVariants } from '../../harness/dsl/read-variants.ts';
import * as dsl from '../../harness/index.ts';
import { refused } from './refused.ts';

type Untyped = (...given: readonly unknown[]) => unknown;

const shop = dsl.defineStack({ dirname: '/shop' }, { compose: 'compose.yaml', services: { api: { port: 80 } } });
const api = shop.service('api');
const matchers = { ...dsl.expect(api), ...dsl.expect(dsl.http(api, '/')) };

const doors: Readonly<Record<string, unknown>> = { ...dsl, ...matchers };

const anything = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withNullPrototype: true,
});

describe('a door that is given anything', () => {
  for (const [name, door] of Object.entries(doors)) {
    it(`takes it or says what is wrong: ${name}`, () => {
      const first = fc.oneof(fc.constant(api), fc.constant({ dirname: '/shop' }), anything);
      const property = fc.property(first, fc.array(anything, { maxLength: 3 }), (one, others) => {
        for (const { code, message, at, fix } of refused(() => (door as Untyped)(one, ...others))) {
          expect(code).to.match(/^R(110|210|213|215)$/);
          expect([message, at, fix].every((text) => text !== null && text !== '')).to.equal(true);
        }
      });
      fc.assert(property, { numRuns: 100 });
    });
  }

  it('takes variants or says what is wrong with them', () => {
    const property = fc.property(anything, (given) => {
      expect(refused(() => readVariants(given, 'a.ts')).every(({ code }) => code === 'R108')).to.equal(true);
    });
    fc.assert(property);
  });
});
