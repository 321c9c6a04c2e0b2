/** The parts of a fleet: its chance, its tables, its queue, its graph. */
import { expect } from 'chai';
import fc from 'fast-check';
import { dice, roll } from '../../../../harness/engine/sim/fleet/dice.ts';
import {
  always,
  drawFrom,
  meanOf,
  mostOf,
  ofSamples,
  ofSpread,
} from '../../../../harness/engine/sim/fleet/distribution.ts';
import { needsOf } from '../../../../harness/engine/sim/fleet/graph.ts';
import { makeQueue, setDue } from '../../../../harness/engine/sim/fleet/queue.ts';
import { draw } from '../../../../harness/engine/sim/parameters.ts';
import { seededRandom } from '../../../../harness/engine/sim/random.ts';
import { kolmogorovSmirnov } from '../../../statistics/two-sample.ts';

describe('the chance of a fleet', () => {
  it('is the same on every machine: these numbers, for this seed', () => {
    const state = dice('7f3a');
    expect(Array.from({ length: 4 }, () => roll(state))).to.deep.equal([
      3246063233, 2983853542, 1545295906, 3178080913,
    ]);
    const other = seededRandom('7f3a');
    const again = dice('7f3a');
    for (let turn = 0; turn < 1000; turn += 1) expect(roll(again) / 2 ** 32).to.equal(other());
  });
});

describe('a distribution', () => {
  const sample = (table: Float64Array, count = 1500) => {
    const state = dice('sample');
    return Array.from({ length: count }, () => drawFrom(state, table));
  };

  it('of a spread is that of the whole simulator', () => {
    const random = seededRandom('spread');
    for (const spread of [
      { p50: 45, sd: 6 },
      { p50: 1, sd: 2 },
    ]) {
      const own = Array.from({ length: 1500 }, () => draw(random, spread));
      expect(kolmogorovSmirnov(own, sample(ofSpread(spread))).p).to.be.above(0.01);
    }
    expect(meanOf(ofSpread({ p50: 45, sd: 6 }))).to.be.closeTo(45, 1e-6);
    expect(mostOf(ofSpread({ p50: 45, sd: 6 }))).to.be.closeTo(45 + 18, 1e-3);
  });

  it('of samples keeps to them: their ends, their median, and everything between', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 40 }),
        (samples) => {
          const table = ofSamples(samples);
          expect(table[0]).to.equal(Math.min(...samples));
          expect(mostOf(table)).to.equal(Math.max(...samples));
          for (const one of sample(table, 50)) expect(one).to.be.within(Math.min(...samples), Math.max(...samples));
        },
      ),
    );
    expect(() => ofSamples([])).to.throw('needs a sample');
    expect(sample(always(7), 5)).to.deep.equal([7, 7, 7, 7, 7]);
  });
});

describe('the queue', () => {
  it('has the earliest first, equal ones by number, whatever is changed', () => {
    const change = fc.tuple(fc.nat(15), fc.oneof(fc.nat(20), fc.constant(Number.POSITIVE_INFINITY)));
    fc.assert(
      fc.property(fc.array(change, { maxLength: 200 }), (changes) => {
        const queue = makeQueue(16);
        for (const [container, at] of changes) {
          setDue(queue, container, at);
          const order = [...queue.due.keys()].sort((a, b) => queue.due[a]! - queue.due[b]! || a - b);
          const first = Math.min(...queue.due);
          const expected = first === Number.POSITIVE_INFINITY ? queue.due[queue.heap[0]!] : order[0];
          expect(first === Number.POSITIVE_INFINITY ? first : queue.heap[0]).to.equal(expected);
          for (const [place, one] of queue.heap.entries()) expect(queue.place[one]).to.equal(place);
        }
      }),
    );
  });
});

describe('a dependency graph', () => {
  it('has every edge in both directions', () => {
    const needs = needsOf(4, Uint32Array.of(0, 1, 0, 2, 1, 3, 2, 3));
    const asks = (i: number) => [...needs.to.slice(needs.from[i], needs.from[i + 1])];
    const users = (i: number) => [...needs.users.slice(needs.usersFrom[i], needs.usersFrom[i + 1])];
    expect([0, 1, 2, 3].map(asks)).to.deep.equal([[1, 2], [3], [3], []]);
    expect([0, 1, 2, 3].map(users)).to.deep.equal([[], [0], [0], [1, 2]]);
  });

  it('refuses a circle', () => {
    expect(() => needsOf(3, Uint32Array.of(0, 1, 1, 2, 2, 0))).to.throw('circle');
    expect(() => needsOf(1, Uint32Array.of(0, 0))).to.throw('circle');
  });
});
