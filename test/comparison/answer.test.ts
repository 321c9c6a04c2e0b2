/** Stopping early: when, at which level, and how often looking more than once is wrong. */
import { expect } from 'chai';
import { answered, levelReached } from '../../harness/comparison/answer.ts';
import type { MeasuredRun } from '../../harness/comparison/measured-run.ts';
import { normal, seeded, share } from '../statistics/random.ts';
import { lookUntilAnswered } from './looked.ts';
import { cell, crashRun, detectedAfter, planFor } from './sample-runs.ts';

const slow = [5100, 6000, 7200, 8100, 9300, 10_200, 5600, 6400, 7900, 9000];
const quick = slow.map((time, index) => time / 4 + index);

describe('an early stop', () => {
  let base: MeasuredRun;
  before(async () => {
    base = await crashRun();
  });
  const plan = planFor(['a', 'b'], 10);
  const first = plan.looks[0]!;
  const asked = (times: Parameters<typeof detectedAfter>[1]) => answered(plan, detectedAfter(base, times), first);

  it('comes at the first interim analysis where every block agrees', () => {
    expect(plan.looks).to.have.length(2);
    expect(asked({ a: slow.slice(0, first.blocks), b: quick.slice(0, first.blocks) })).to.deep.equal({
      stop: true,
      reason: 'every pair of the headline is answered',
    });
  });

  it('comes also where both are the same', () => {
    const twin = slow.map((time, index) => time * (index % 2 === 0 ? 1.01 : 0.99));
    expect(asked({ a: slow.slice(0, first.blocks), b: twin.slice(0, first.blocks) }).stop).to.equal(true);
  });

  it("is held to the interim analysis's own level: what a single interim analysis would show is not enough for the first of two", () => {
    // Six of seven agree, and the smallest difference does not: p = 4/128.
    const b = quick.slice(0, 7).map((time, index) => (index === 0 ? slow[0]! + 100 : time));
    const runs = detectedAfter(base, { a: slow.slice(0, 7), b });
    expect(answered(plan, runs, { blocks: 7, alpha: 0.05 }).stop).to.equal(true);
    expect(answered(plan, runs, first).stop).to.equal(false);
  });

  it('does not come while one pair of several is open', () => {
    const three = planFor(['a', 'b', 'c'], 16);
    const noise = slow.map((time, index) => time * (index % 2 === 0 ? 0.6 : 1.5));
    const runs = detectedAfter(base, { a: slow, b: quick, c: noise });
    const { stop, reason } = answered(three, runs, three.looks[0]!);
    expect(stop).to.equal(false);
    expect(reason).to.equal('1 of 2 pairs are still undecided');
  });

  it('comes also where a pair is undecided and near to no difference, if that is asked for', () => {
    const noise = slow.map((time, index) => time * (index % 2 === 0 ? 0.7 : 1.4));
    const runs = detectedAfter(base, { a: slow, b: noise });
    expect(answered(plan, runs, first).stop).to.equal(false);
    expect(answered(plan, runs, { ...first, near: { min: 0.8, max: 1.25 } })).to.deep.equal({
      stop: true,
      reason: 'every pair of the headline is answered, or near to no difference',
    });
    expect(answered(plan, runs, { ...first, near: { min: 0.999, max: 1.001 } }).stop).to.equal(false);
  });

  it('is not asked of controls, nor of what was never measured', () => {
    const runs = detectedAfter(base, { a: slow, b: quick });
    const controls = runs.map((one) => ({ ...one, run: cell(one.run.variant!, one.run.block!, { role: 'control' }) }));
    expect(answered(plan, controls, first).stop).to.equal(false);
    expect(answered({ ...plan, measures: [] }, runs, first).stop).to.equal(false);
  });
});

describe('the level of an answer', () => {
  const looks = [
    { blocks: 7, alpha: 0.01 },
    { blocks: 10, alpha: 0.04 },
  ];

  it('is that of the last interim analysis whose blocks are there, and that of the last interim analysis before the first', () => {
    expect([3, 7, 9, 10, 12].map((blocks) => levelReached({ looks }, blocks))).to.deep.equal([
      0.04, 0.01, 0.01, 0.04, 0.04,
    ]);
    expect(levelReached({ looks: [] }, 10)).to.equal(0.05);
  });
});

/** A lognormal spread. */
const noisy = (random: () => number, sd: number) => () => 4000 * Math.exp(sd * normal(random));

describe('looking more than once', () => {
  const rounds = 400;
  const told = (what: string, wrong: number, spent: number) =>
    process.stdout.write(`    ${what}: ${share(wrong, rounds)}, after ${(spent / rounds).toFixed(1)} blocks\n`);

  it('claims a difference that is none in at most 1 of 20 comparisons, of one pair and of three', () => {
    for (const [blocks, pairs] of [
      [10, 1],
      [16, 1],
      [20, 3],
    ] as const) {
      const random = seeded(11);
      let wrong = 0;
      let spent = 0;
      for (let round = 0; round < rounds; round += 1) {
        const factors = new Array<number>(pairs).fill(1);
        const { pairs: found, blocks: taken } = lookUntilAnswered({ blocks, factors, draw: noisy(random, 0.3) });
        if (found.some(({ word }) => word === 'better' || word === 'worse')) wrong += 1;
        spent += taken;
      }
      told(`A against A, ${pairs} pairs, ${blocks} blocks, sd 30 %: claims a difference`, wrong, spent);
      // 5 % and twice its standard error.
      expect(wrong / rounds).to.be.at.most(0.05 + 2 * Math.sqrt((0.05 * 0.95) / rounds));
    }
  });

  it('finds a slowdown of one and a half under the noise of a machine in at least 8 of 10, mostly before the end', () => {
    const random = seeded(12);
    let found = 0;
    let spent = 0;
    for (let round = 0; round < rounds; round += 1) {
      const { pairs, blocks } = lookUntilAnswered({ blocks: 10, factors: [1.5], draw: noisy(random, 0.2) });
      if (pairs[0]!.word === 'worse') found += 1;
      spent += blocks;
    }
    told('1.5 ×, 10 blocks, sd 20 %: is found', found, spent);
    expect(found / rounds).to.be.at.least(0.8);
    expect(spent / rounds).to.be.below(9);
  });
});
