/** Whether comparisons on a real engine are honest: a thing against itself, a planted slowdown, and many side by side against one by one. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import type { Comparison, VariantMeasure } from '../../harness/model/comparison.ts';
import { median } from './ratios.ts';

type Say = (line: string) => void;

export const compareKinds = ['same', 'planted', 'grid'] as const;

const repository = fileURLToPath(new URL('../..', import.meta.url));
const scenario = 'scenarios/settings/numbers-health.ts';

export async function benchCompare(kind: (typeof compareKinds)[number], say: Say): Promise<void> {
  const reports = await mkdtemp(join(tmpdir(), 'resilience-bench-'));
  try {
    await { same: benchSame, planted: benchPlanted, grid: benchGrid }[kind](reports, say);
  } finally {
    await rm(reports, { recursive: true, force: true });
  }
}

/** The comparison as its own JSON document; whatever its verdict. */
async function compare(reports: string, ...words: readonly string[]): Promise<Comparison> {
  const args = [
    'harness/cli/main.ts',
    'compare',
    scenario,
    '--json',
    '--no-confirm',
    '--provision',
    '--reports',
    reports,
  ];
  const { stdout } = await execa('node', [...args, ...words], { cwd: repository, reject: false, stderr: 'inherit' });
  return JSON.parse(stdout);
}

const wordOf = ({ measures }: Comparison): string => measures[0]!.pairs[0]!.word;

/** A setting that nothing reads: 20 comparisons, of which at least 19 must find no difference. */
async function benchSame(reports: string, say: Say): Promise<void> {
  const words: string[] = [];
  for (let round = 1; round <= 20; round += 1) {
    const comparison = await compare(
      reports,
      '--vary',
      'environment.NOBODY_READS=a,b',
      '--no-controls',
      '--seed',
      `same-${round}`,
    );
    words.push(wordOf(comparison));
    say(`  ${round}: ${comparison.measures[0]!.pairs[0]!.sentence}`);
  }
  const honest = words.filter((word) => word === 'same' || word === 'cannot tell').length;
  say(`a thing against itself: ${honest} of ${words.length} say same or cannot tell, goal ≥ 19 of 20`);
}

/** An interval that is one and a half times as long. */
async function benchPlanted(reports: string, say: Say): Promise<void> {
  const comparison = await compare(
    reports,
    '--vary',
    'healthcheck.interval=1s,1500ms',
    '--no-controls',
    '--seed',
    'planted',
  );
  const { word, ratio, blocks } = comparison.measures[0]!.pairs[0]!;
  say(
    `a planted slowdown of 1.5: ${word} after ${blocks} blocks, ${ratio?.value.toFixed(2)} (${ratio?.min?.toFixed(2)} … ${ratio?.max?.toFixed(2)}), goal worse within 10`,
  );
}

/** 24 cells of ten repeats, side by side and one by one, with the same seed and so the same phases. */
async function benchGrid(reports: string, say: Say): Promise<void> {
  const grid = [
    '--vary',
    'healthcheck.interval=500ms,1s,1500ms,2s',
    '--vary',
    'healthcheck.retries=1,2',
    '--vary',
    'stop_grace_period=1s,2s,3s',
  ];
  const runs = async (jobs: string): Promise<Comparison> =>
    compare(reports, ...grid, '--no-controls', '--jobs', jobs, '--seed', 'grid');
  const [many, one] = [await runs('auto'), await runs('1')];
  const wall = many.duration / many.design.lowerBound;
  say(
    `24 cells of ten repeats, ${many.design.jobs} side by side: wall ÷ lower bound ${wall.toFixed(2)}, goal ≤ 1.2; ${many.design.rejected} runs not used`,
  );
  const medians = (comparison: Comparison): readonly VariantMeasure[] => comparison.measures[0]!.variants;
  const off = medians(many).flatMap(({ variant, median: own }) => {
    const other = medians(one).find((each) => each.variant === variant)?.median;
    return own === null || other == null ? [] : [Math.abs(own.value / other.value - 1)];
  });
  say(
    `medians side by side ÷ one by one: ${(100 * median(off)).toFixed(1)} % off in the median, ${(100 * Math.max(...off)).toFixed(1)} % at the most, of ${off.length} cells; goal ≤ 2 %`,
  );
  say(`  one by one took ${(one.duration / many.duration).toFixed(1)} times as long`);
}
