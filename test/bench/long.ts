/** A run of eight hours and ten million events: how much room it takes, and what it costs on one core to read and to report it. */
import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import type { Clock } from '../../harness/engine/environment.ts';
import { instant } from '../../harness/model/time.ts';
import { makeRecorder } from '../../harness/runner/recorder.ts';
import { openTimelineFile } from '../../harness/store/timeline-file.ts';
import { withReports } from './compare-process.ts';
import { longPlan, longStory } from './long-story.ts';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const goals = { seconds: 30, mebibytes: 512, page: 1_000_000 };

/** The patience with one process, in milliseconds. */
const patience = 600_000;

/** `npm run bench -- long --events 300000` takes fewer. */
export const benchLong = (say: (line: string) => void): Promise<void> =>
  withReports(async (folder) => {
    const place = process.argv.indexOf('--events');
    const events = place < 0 ? 10_000_000 : Number(process.argv[place + 1]);
    const wrote = performance.now();
    const length = await write(folder, events);
    const bytes = await sizeOf(folder, 'timeline.ndjson');
    say(
      `${megabytes(bytes)} MB for ${events.toLocaleString('en')} events of ${(length / 3600).toFixed(1)} h, ${(bytes / events).toFixed(1)} bytes an event, ${megabytes((bytes / length) * 100)} MB for 100 s; written in ${seconds(performance.now() - wrote)} s`,
    );
    const [reading, analysing] = [await onOneCore(read(folder)), await onOneCore(analyze(folder))];
    const [html, json] = [await sizeOf(folder, 'report.html'), await sizeOf(folder, 'result.json')];
    say(
      `reading alone, on one core: ${seconds(reading.wall)} s, ${(events / reading.wall / 1000).toFixed(2)} million events a second, ${reading.peak} MiB`,
    );
    say(
      `resilience analyze, on one core: ${seconds(analysing.wall)} s, goal ≤ ${goals.seconds}; ${analysing.peak} MiB, goal ≤ ${goals.mebibytes}; report.html ${megabytes(html)} MB, goal ≤ ${megabytes(goals.page)}; result.json ${megabytes(json)} MB`,
    );
  });

const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(1);
const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(2);
const sizeOf = async (folder: string, name: string): Promise<number> => (await stat(join(folder, name))).size;

/** By the recorder and the file of a run; returns its seconds. */
async function write(folder: string, events: number): Promise<number> {
  const plan = longPlan(events);
  await writeFile(join(folder, 'plan.json'), JSON.stringify(plan));
  let now = instant(0);
  const clock: Clock = { now: () => now, wall: 0, sleepUntil: async () => undefined };
  const file = openTimelineFile(folder, (error) => {
    throw error;
  });
  const recorder = makeRecorder(clock, file.append);
  for (const { seq, at, ...body } of longStory(plan, events)) {
    now = at;
    recorder.append(body);
  }
  file.close();
  return now / 1000;
}

const read = (folder: string): readonly string[] => {
  const module = new URL('../../harness/store/read-timeline.ts', import.meta.url).href;
  const path = JSON.stringify(join(folder, 'timeline.ndjson'));
  const program = `const { timelineAt } = await import('${module}'); for (const event of timelineAt(${path})) event.at;`;
  return ['--input-type=module', '--eval', program];
};

const analyze = (folder: string): readonly string[] => ['harness/cli/main.ts', 'analyze', folder];

interface Cost {
  /** From the start of the process to its end, in milliseconds. */
  readonly wall: number;
  /** The most memory that it had, in MiB. */
  readonly peak: number;
}

/** A process of its own, which tells its peak when it ends. Where there is no taskset it has all cores, and says so. */
async function onOneCore(words: readonly string[]): Promise<Cost> {
  const tell = 'process.on("exit", () => console.error("peak", process.resourceUsage().maxRSS))';
  const node = [process.execPath, '--import', `data:text/javascript,${encodeURIComponent(tell)}`, ...words];
  const bound = (await execa('taskset', ['-c', '0', 'true'], { reject: false })).exitCode === 0;
  if (!bound) process.stderr.write('there is no taskset: all cores are used\n');
  const [command, ...rest] = bound ? ['taskset', '-c', '0', ...node] : node;
  const began = performance.now();
  const { stderr, exitCode } = await execa(command!, rest, { cwd: repository, reject: false, timeout: patience });
  const wall = performance.now() - began;
  const peak = /peak (\d+)$/m.exec(stderr)?.[1];
  // A verdict has its exit code; 4 and none at all are those of a harness that failed.
  if (peak === undefined || exitCode === undefined || exitCode > 3) throw new Error(`exit ${exitCode}: ${stderr}`);
  return { wall, peak: Math.round(Number(peak) / 1024) };
}
