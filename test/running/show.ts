/** What a run of the tests says: a line per file, failures in full as they come, and a live line where there is a terminal. */
import process from 'node:process';
import { type FileResult, lastLine, slowest } from './results.ts';

export interface Show {
  say(line: string): void;
  /** With the time since the start in front. */
  tell(line: string): void;
  begin(part: string, files: number): void;
  started(file: string): void;
  ended(result: FileResult): void;
}

interface Out {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

const clock = (ms: number): string =>
  `${Math.floor(ms / 60_000)}:${String(Math.floor(ms / 1000) % 60).padStart(2, '0')}`;

export function createShow(out: Out = process.stdout): Show {
  const began = performance.now();
  const running = new Set<string>();
  let [part, done, all, passed, failed] = ['', 0, 0, 0, 0];
  const live = (): void => {
    if (!out.isTTY || running.size === 0) return;
    const names = [...running].map((file) => file.replace(/^test\/|\.test\.ts$/g, '')).join(', ');
    const line = `${clock(performance.now() - began)}  ${part} ${done}/${all}, ${passed} passed, ${failed} failed: ${names}`;
    out.write(`\r\x1b[2K${line.slice(0, (out.columns ?? 80) - 1)}`);
  };
  const say = (line: string): void => {
    out.write(`${out.isTTY ? '\r\x1b[2K' : ''}${line}\n`);
    live();
  };
  const tell = (line: string): void => say(`${clock(performance.now() - began).padStart(5)}  ${line}`);
  return {
    say,
    tell,
    begin(name, files) {
      [part, done, all] = [name, 0, files];
      if (files > 0) tell(`${name}: ${files} files`);
    },
    started(file) {
      running.add(file);
      live();
    },
    ended(result) {
      running.delete(result.file);
      done += 1;
      passed += result.passed;
      failed += result.failed.length;
      say(fileText(result));
    },
  };
}

/** Its line, what it printed, and its failures in full. */
function fileText({ file, seconds, passed, failed, skipped, output }: FileResult): string {
  const counts = [
    `${passed} passed`,
    ...(failed.length > 0 ? [`${failed.length} FAILED`] : []),
    ...(skipped.length > 0 ? [`${skipped.length} skipped`] : []),
  ];
  const head = `${seconds.toFixed(1).padStart(7)} s  ${file}: ${counts.join(', ')}`;
  const failures = failed.map(({ title, error }) => `\nFAILED ${file}\n  ${title}\n${indent(error ?? '', 4)}\n`);
  return [head, ...(output.trim() === '' ? [] : [indent(output.replace(/\s+$/, ''), 4)]), ...failures].join('\n');
}

const indent = (text: string, by: number): string => text.replace(/^(?=.)/gm, ' '.repeat(by));

export interface Ending {
  readonly results: readonly FileResult[];
  readonly secondLooks: readonly FileResult[];
  /** What a quick run did not do. */
  readonly leftOut: readonly string[];
  readonly parts: readonly (readonly [name: string, ms: number])[];
}

/** Everything at the end, the count last. */
export function endingText({ results, secondLooks, leftOut, parts }: Ending): string {
  const named = (word: string, { file, failed }: FileResult): readonly string[] =>
    failed.map(({ title, error }) => `${word} ${file}: ${title}: ${(error ?? '').split('\n')[0]}`);
  const failed = results.flatMap((one) => named('FAILED', one));
  const skipped = results.flatMap(({ file, skipped }) => skipped.map(({ title }) => `skipped ${file}: ${title}`));
  const again = secondLooks.flatMap((one) => named('second look', one));
  return [
    '',
    'slowest:',
    ...slowest(results, 10).map(({ file, seconds }) => `${seconds.toFixed(1).padStart(7)} s  ${file}`),
    `took ${parts.map(([name, ms]) => `${clock(ms)} ${name}`).join(', ')}`,
    ...leftOut,
    ...skipped,
    ...again,
    `second looks: ${secondLooks.length}`,
    ...failed,
    lastLine(results),
  ].join('\n');
}
