/** What a night of the gate costs beside its runs. */
import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readRun } from '../../harness/store/read-run.ts';
import { type Folder, folderWith } from '../acceptance/cli.ts';
import { folder as stack } from './ways.ts';

const own = (name: string): string => readFileSync(join(stack, name), 'utf8');

/** Of a run of a minute; a night has tens of them. */
const repeats = 4;

/** A run by the wall clock, in milliseconds: from its first event to its last. */
interface Span {
  readonly from: number;
  readonly to: number;
}

export async function benchGate(say: (line: string) => void): Promise<void> {
  const folder = await folderWith({
    'scenarios/minute.ts': own('scenario.ts'),
    'scenarios/compose.yaml': own('compose.yaml'),
  });
  try {
    const from = Date.now();
    const { exitCode, stderr } = await folder.run(['gate', '--repeats', `${repeats}`, '--jobs', '1', '--provision']);
    const to = Date.now();
    const spans = await spansIn(folder);
    if (spans.length < repeats) throw new Error(`${spans.length} runs were kept (exit ${exitCode}): ${stderr}`);
    const runs = spans.reduce((sum, one) => sum + one.to - one.from, 0);
    const before = spans[0]!.from - from;
    const after = to - spans.at(-1)!.to;
    const share = (cost: number): string => `${((100 * cost) / runs).toFixed(2)} %`;
    const between = to - from - runs - before - after;
    say(
      `gate ÷ the sum of its runs: ${share(to - from - runs)} more, goal ≤ 2 %; ${spans.length} runs of ${seconds(runs)} in all, exit ${exitCode}`,
    );
    say(
      `  before the first ${seconds(before)} (the program, the scenarios, Compose, the images), between two ${seconds(between / (spans.length - 1))} (a folder, a connection, the analysis), after the last ${seconds(after)} (reports, judgement, history, trend site)`,
    );
    say(`  what grows with the runs alone: ${share(between)}; the rest is the same for a night of hours`);
  } finally {
    await folder.remove();
  }
}

async function spansIn(folder: Folder): Promise<readonly Span[]> {
  const spans: Span[] = [];
  for await (const file of glob('reports/gate/**/timeline.ndjson', { cwd: folder.path })) {
    const { events } = await readRun(join(folder.path, dirname(file)));
    let [wall, last] = [0, 0];
    for (const event of events) {
      if (event.type === 'run.began') wall = event.wall;
      last = event.at;
    }
    spans.push({ from: wall, to: wall + last });
  }
  return spans.toSorted((a, b) => a.from - b.from);
}

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2)} s`;
