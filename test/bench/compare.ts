/** Whether comparisons on a real engine are honest: a thing against itself, a planted slowdown, and many side by side against one by one. */
import { pairsOf } from '../../harness/comparison/decide-pairs.ts';
import type { Comparison, VariantMeasure } from '../../harness/model/comparison.ts';
import { pairedRatio } from '../../harness/statistics/ratio.ts';
import { compare, withReports } from './compare-process.ts';
import { inTurn, median } from './ratios.ts';

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
];

/** 24 cells of ten repeats, as many side by side as the machine bears. */
export const benchGrid = (say: Say): Promise<void> =>
  withReports(async (reports) => {
    const intervals = '400ms,600ms,800ms,1s,1200ms,1400ms,1600ms,1800ms';
    const { variants, runs, design, duration } = await compare(reports, ...grid(intervals, '1,2,3'), '--seed', 'grid');
    const beside = runs.filter((one) => one.rejected === null).map((one) => one.jobs);
    say(
      `${variants.length} cells of ten repeats, ${median(beside)} side by side in the median: wall ÷ lower bound ${(duration / design.lowerBound).toFixed(2)}, goal ≤ 1.2; ${design.rejected} runs not used`,
    );
  });

const turns = 5;
const blocksPerTurn = 2;
/** What `--jobs auto` settles at on two quiet CPUs. */
const sideBySide = 3;

/** Six cells, `jobs` of them at a time; every call is the next turn, with phases of its own. */
function arm(reports: string, jobs: number): () => Promise<readonly VariantMeasure[]> {
  let turn = 0;
  return async () => {
    turn += 1;
    const asked = ['--repeats', String(blocksPerTurn), '--jobs', String(jobs), '--seed', `beside-${turn}`];
    const { measures, runs } = await compare(reports, ...grid('1s,1300ms,1600ms', '2,3'), ...asked);
    // The first runs of every comparison go alone.
    const meant = runs.filter((run) => jobs === 1 || run.jobs > 1).map((run) => run.folder);
    const kept = (one: VariantMeasure) => one.repeats.filter(({ folder }) => meant.includes(folder));
    return measures[0]!.variants.map((one) => ({ ...one, repeats: kept(one) }));
  };
}

/**
 * Side by side and one by one in turns, so that a machine that slows down slows both; each pair at the same phase. The cells
 * take 2 to 5 s: a single time is not better than 50 ms, as checks differ in length, and 2 % of half a second could not be decided.
 */
export const benchBeside = (say: Say): Promise<void> =>
  withReports(async (reports) => {
    const [together, apart] = await inTurn(turns, [arm(reports, sideBySide), arm(reports, 1)]);
    const pairs = apart!.flatMap((variants, turn) =>
      variants.flatMap(({ variant, repeats }) => {
        const beside = together![turn]!.find((one) => one.variant === variant);
        return pairsOf(beside?.repeats ?? [], repeats, Number.POSITIVE_INFINITY).map((pair) => ({ variant, ...pair }));
      }),
    );
    const off = [...Map.groupBy(pairs, (pair) => pair.variant)].map(([variant, own]) => {
      const [beside, alone] = [median(own.map((one) => one.own)), median(own.map((one) => one.reference))];
      say(`  ${variant}: ${beside.toFixed(0)} ms side by side, ${alone.toFixed(0)} ms one by one, ${own.length} pairs`);
      return 100 * (beside / alone - 1);
    });
    const all = pairedRatio(pairs);
    say(
      `medians with ${sideBySide} side by side against one by one: ${signed(median(off))} % in the median of ${off.length} cells, ${off.map(signed).join(', ')} %; all ${pairs.length} pairs ${all.value.toFixed(3)} (${all.min.toFixed(3)} … ${all.max.toFixed(3)}); goal within 2 %`,
    );
  });

const signed = (share: number): string => `${share < 0 ? '−' : '+'}${Math.abs(share).toFixed(1)}`;
