/** Whether comparisons on a real engine are honest: a thing against itself, a planted slowdown, and many side by side against one by one. */
import type { Comparison, RepeatValue } from '../../harness/model/comparison.ts';
import { compare, withReports } from './compare-process.ts';
import { median } from './ratios.ts';

type Say = (line: string) => void;

const wordOf = ({ measures }: Comparison): string => measures[0]!.pairs[0]!.word;

/** A setting that nothing reads: 20 comparisons, of which at least 19 must find no difference. */
export const benchSame = (say: Say): Promise<void> =>
  withReports(async (reports) => {
    const words: string[] = [];
    for (let round = 1; round <= 20; round += 1) {
      const nothing = ['--vary', 'environment.NOBODY_READS=a,b', '--seed', `same-${round}`];
      const comparison = await compare(reports, ...nothing);
      words.push(wordOf(comparison));
      say(`  ${round}: ${comparison.measures[0]!.pairs[0]!.sentence}`);
    }
    const honest = words.filter((word) => word === 'same' || word === 'cannot tell').length;
    say(`a thing against itself: ${honest} of ${words.length} say same or cannot tell, goal ≥ 19 of 20`);
  });

/** An interval that is one and a half times as long. */
export const benchPlanted = (say: Say): Promise<void> =>
  withReports(async (reports) => {
    const comparison = await compare(reports, '--vary', 'healthcheck.interval=1s,1500ms', '--seed', 'planted');
    const { word, ratio, blocks } = comparison.measures[0]!.pairs[0]!;
    say(
      `a planted slowdown of 1.5: ${word} after ${blocks} blocks, ${ratio?.value.toFixed(2)} (${ratio?.min?.toFixed(2)} … ${ratio?.max?.toFixed(2)}), goal worse within 10`,
    );
  });

const grid = (intervals: string, retries: string): readonly string[] => [
  ...['--vary', `healthcheck.interval=${intervals}`],
  ...['--vary', `healthcheck.retries=${retries}`],
  ...['--seed', 'grid'],
];

/** 24 cells of ten repeats side by side, and six of them one by one, with the same seed and so the same phases. */
export const benchGrid = (say: Say): Promise<void> =>
  withReports(async (reports) => {
    const many = await compare(reports, ...grid('400ms,600ms,800ms,1s,1200ms,1400ms,1600ms,1800ms', '1,2,3'));
    const wall = many.duration / many.design.lowerBound;
    say(
      `${many.variants.length} cells of ten repeats, ${many.design.jobs} side by side at the end: wall ÷ lower bound ${wall.toFixed(2)}, goal ≤ 1.2; ${many.design.rejected} runs not used`,
    );
    const one = await compare(reports, ...grid('400ms,1s,1600ms', '1,3'), '--jobs', '1');
    const off = one.measures[0]!.variants.flatMap(({ variant, repeats }) => {
      const beside = many.measures[0]!.variants.find((each) => each.variant === variant)?.repeats ?? [];
      // Either may have stopped early, and a block has its own phase.
      const blocks = repeats.filter((alone) => beside.some(({ block }) => block === alone.block));
      if (blocks.length === 0) return [];
      const medianOf = (some: readonly RepeatValue[]): number =>
        median(some.filter(({ block }) => blocks.some((each) => each.block === block)).map(({ value }) => value));
      const [together, apart] = [medianOf(beside), medianOf(repeats)];
      say(`  ${variant}: ${together.toFixed(0)} ms side by side, ${apart.toFixed(0)} ms one by one`);
      return [Math.abs(together / apart - 1)];
    });
    say(
      `medians side by side ÷ one by one: ${(100 * median(off)).toFixed(1)} % off in the median, ${(100 * Math.max(...off)).toFixed(1)} % at the most, of ${off.length} cells; goal ≤ 2 %`,
    );
  });
