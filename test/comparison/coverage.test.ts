/** What is printed as an interval of 95 % covers the truth in 94 of 100 at least, whatever times look like; what is promised as a power of 80 % is one. */
import { expect } from 'chai';
import { neededBlocks } from '../../harness/comparison/needed.ts';
import { summarise } from '../../harness/comparison/summarise.ts';
import { milliseconds } from '../../harness/model/time.ts';
import { detectableRatio } from '../../harness/statistics/power.ts';
import { relativeSpread } from '../../harness/statistics/ratio.ts';
import { repeats } from '../running/repeats.ts';
import { distributions, meanWithin, timeBy } from '../statistics/draws.ts';
import { normal, seeded, share } from '../statistics/random.ts';
import { censoredShares, coverageOfPrice, coverageOfRatio, coverageOfVariant, covers, sizes } from './coverage.ts';
import { lookUntilAnswered, same } from './looked.ts';
import { repeatOf } from './summary-of.ts';

const percent = (share: number): string => (100 * share).toFixed(1);

/** A share that should be at least `goal`, less two and a half standard errors of so many draws. */
const least = (goal: number, draws: number): number => goal - 2.5 * Math.sqrt((goal * (1 - goal)) / draws);

describe('an interval', () => {
  const variants = repeats('variants for the intervals of their times', 1000, 25);
  const ratios = repeats('pairs for the interval of their ratio', 1500, 30);
  const prices = repeats('prices of a look', 2000, 40);
  const stopped = repeats('comparisons that stopped when all was answered', 250, 12);

  for (const [name, times] of Object.entries(distributions)) {
    it(`of a median, a mean and a share covers, for ${name} times of which none to 30 % do not come`, () => {
      const rounds = variants;
      for (const censored of censoredShares) {
        const all = sizes.map((n) => coverageOfVariant({ times, censored, n }, rounds));
        for (const what of ['median', 'mean', 'came'] as const) {
          const told = all.map((one) => percent(one[what])).join(' ');
          const line = `${what}, ${percent(censored)} % censored, n = ${sizes.join(' ')}: ${told} %`;
          process.stdout.write(`    ${line}\n`);
          expect(Math.min(...all.map((one) => one[what])), line).to.be.at.least(least(0.94, rounds));
        }
      }
    }).timeout(30_000);

    it(`of a ratio covers, of 1, of 1.5 and of 0.4, for ${name} times of which none to 30 % do not come`, () => {
      const rounds = ratios;
      for (const ratio of [1, 1.5, 0.4]) {
        for (const censored of censoredShares) {
          const all = sizes.map((n) => coverageOfRatio({ times, censored, n }, ratio, rounds));
          const line = `ratio ${ratio}, ${percent(censored)} % censored, n = ${sizes.join(' ')}: ${all.map(percent).join(' ')} %`;
          process.stdout.write(`    ${line}\n`);
          expect(Math.min(...all), line).to.be.at.least(least(0.94, rounds));
        }
      }
    }).timeout(30_000);
  }

  it('covers where the observation ended too early in a third of the runs', () => {
    const [rounds, window, truth] = [variants, 12_000, distributions.lognormal!];
    const random = seeded(41);
    const covered = { median: 0, mean: 0, came: 0 };
    for (let round = 0; round < rounds; round += 1) {
      const repeats = Array.from({ length: 10 }, (_, block) => {
        const time = truth.draw(random);
        const until = random() < 1 / 3 ? window * random() : window;
        return repeatOf(block, Math.min(time, until), time <= until);
      });
      const found = summarise('a', { window: milliseconds(window) }, repeats, null, 0);
      covered.median += Number(covers(found.median, timeBy(truth, 0.5)));
      covered.mean += Number(covers(found.restrictedMean, meanWithin(truth, window)));
      covered.came += Number(covers(found.came, truth.shareBy(window)));
    }
    for (const [what, count] of Object.entries(covered)) {
      expect(count / rounds, what).to.be.at.least(least(0.94, rounds));
    }
  });

  it('of what a check costs covers, by two readings and by twelve', async () => {
    const rounds = prices;
    for (const readings of [2, 3, 6, 12]) {
      const covered = await coverageOfPrice(readings, 0.4, rounds);
      process.stdout.write(`    ${readings} readings: ${percent(covered)} %\n`);
      expect(covered, `${readings} readings`).to.be.at.least(least(0.94, rounds));
    }
  });

  it('covers also where the comparison stopped as soon as all was answered, of one pair and of three', () => {
    const rounds = stopped;
    for (const factors of [[1.6], [1.6, 1, 0.7]]) {
      const random = seeded(21);
      const covered = { ratio: 0, median: 0, mean: 0 };
      for (let round = 0; round < rounds; round += 1) {
        const draw = () => 4000 * Math.exp(0.3 * normal(random));
        const { pairs, variants } = lookUntilAnswered({ blocks: 18, factors, draw });
        if (pairs.every(({ ratio }, index) => covers(ratio, factors[index]!))) covered.ratio += 1;
        if (covers(variants[1]!.median, 4000 * factors[0]!)) covered.median += 1;
        if (covers(variants[1]!.restrictedMean, 4000 * factors[0]! * Math.exp(0.045))) covered.mean += 1;
      }
      const line = Object.entries(covered).map(([what, count]) => `${what} ${share(count, rounds)}`);
      process.stdout.write(`    ${factors.length} pairs: ${line.join(', ')}\n`);
      for (const [what, count] of Object.entries(covered)) {
        expect(count / rounds, what).to.be.at.least(least(0.94, rounds));
      }
    }
  });
});

const shapes: Readonly<Record<string, (random: () => number, sd: number) => number>> = {
  normal: (random, sd) => 5000 * (1 + sd * normal(random)),
  lognormal: (random, sd) => 5000 * Math.exp(sd * normal(random)),
  uniform: (random, sd) => 5000 * (1 + sd * Math.sqrt(3) * (2 * random() - 1)),
};

/** The spread of the whole population around its ratio. */
function spreadOf(draw: () => number, ratio: number): number {
  const many = Array.from({ length: 20_000 }, () => ({ own: ratio * draw(), reference: draw(), window: 1e9 }));
  return relativeSpread(many, ratio)!;
}

/** Two blocks that disagree: nothing is known but ratio and spread. */
const telling = [0.5, 2].map((own) => ({ own, reference: 1, window: 1e9 }));

describe('what is promised to show in 80 % of comparisons', () => {
  const rounds = repeats('comparisons for their power', 400, 20);
  const found = (factors: readonly number[], blocks: number, draw: () => number): number => {
    let answered = 0;
    for (let round = 0; round < rounds; round += 1) {
      const { pairs } = lookUntilAnswered({ blocks, factors, draw });
      if (pairs[0]!.word !== 'cannot tell') answered += 1;
    }
    return answered / rounds;
  };

  for (const [shape, drawn] of Object.entries(shapes)) {
    for (const [ratio, sd] of [
      [1.5, 0.3],
      [0.67, 0.3],
      [1, 0.1],
    ] as const) {
      it(`does so at the blocks that it would take: a ratio of ${ratio}, ${shape} with a spread of ${sd}, one pair and three`, () => {
        const random = seeded(31);
        const draw = () => drawn(random, sd);
        const spread = spreadOf(draw, ratio);
        for (const pairs of [1, 3]) {
          const blocks = neededBlocks({ ratio, spread, blocks: 2, telling, pairs, same })!;
          const factors = [ratio, ...new Array<number>(pairs - 1).fill(1)];
          const power = found(factors, blocks, draw);
          process.stdout.write(`    ${pairs} pairs: ${blocks} blocks, power ${percent(power)} %\n`);
          expect(power, `${blocks} blocks, ${pairs} pairs`).to.be.at.least(least(0.8, rounds));
        }
      }).timeout(30_000);
    }

    it(`does so from the ratio that so many blocks would show: ${shape}, ten blocks`, () => {
      const random = seeded(32);
      const draw = () => drawn(random, 0.2);
      // At the level of the last of the two interim analyses that ten blocks have.
      const ratio = detectableRatio(spreadOf(draw, 1), 10, 0.0294);
      const power = found([ratio], 10, draw);
      process.stdout.write(`    ${ratio.toFixed(2)} times: power ${percent(power)} %\n`);
      expect(power).to.be.at.least(least(0.8, rounds));
    });
  }
});
