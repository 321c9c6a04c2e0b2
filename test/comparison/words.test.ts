/** How often the words are wrong: comparisons of made-up runs whose truth is known, seeds fixed. */
import { expect } from 'chai';
import { comparePairs } from '../../harness/comparison/pair.ts';
import type { PairOutcome } from '../../harness/model/comparison.ts';
import { seconds } from '../../harness/model/time.ts';
import { normal, seeded, share } from '../statistics/random.ts';
import { measureOf } from './sample-runs.ts';
import { summaryOf } from './summary-of.ts';

const measure = measureOf('detection', { window: seconds(60) });

/** Detection with an interval of 5 s and two retries: a shared phase of the cycle, and what a busy machine adds to each. */
function comparison(random: () => number, blocks: number, factor: number): PairOutcome {
  const time = (phase: number, by: number): number => by * (5050 * (1 - phase) + 5050) + Math.abs(60 * normal(random));
  const phases = Array.from({ length: blocks }, (_, block) => (block + random()) / blocks);
  const variants = [1, factor].map((by, index) =>
    summaryOf(
      `${index}`,
      phases.map((phase) => time(phase, by)),
      measure,
    ),
  );
  return comparePairs(measure, variants, { reference: '0', same: { min: 0.87, max: 1.15 } }, 0.05)[0]!.word;
}

function count(factor: number, seed: number, rounds = 400): Readonly<Record<PairOutcome, number>> {
  const random = seeded(seed);
  const words = { better: 0, worse: 0, same: 0, 'cannot tell': 0 };
  for (let round = 0; round < rounds; round += 1) words[comparison(random, 10, factor)] += 1;
  process.stdout.write(
    `    ${factor} ×: ${Object.entries(words)
      .map(([word, times]) => `${word} ${share(times, rounds)}`)
      .join(', ')}\n`,
  );
  return words;
}

describe('the words', () => {
  it('find no difference between a thing and itself in at least 19 of 20 comparisons', () => {
    const { better, worse } = count(1, 1);
    expect(better + worse).to.be.at.most(20);
  });

  it('find a slowdown of one and a half with ten blocks', () => {
    expect(count(1.5, 2).worse).to.be.at.least(396);
  });

  it('find a slowdown of 1.2, which random phases would hide', () => {
    expect(count(1.2, 3).worse).to.be.at.least(380);
  });

  it('call what is within the band the same, however sure the difference', () => {
    expect(count(1.03, 4).same).to.be.at.least(380);
  });
});
