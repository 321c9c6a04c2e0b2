/** Reads the history of nights: every line is one, or nothing of it is used. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Failure, FailureError, fail } from '../model/failure.ts';
import type { History, HistoryLine } from '../model/history.ts';
import { messageOf } from '../model/message-of.ts';
import { isRecord } from '../model/record.ts';
import { historyEnding } from './history-name.ts';
import { isHistoryLine } from './history-shape.ts';
import { parseJson } from './read-text.ts';

/** Takes no lock. Empty where there is no such folder. Throws R421 or R422 for every file that cannot be used, at its first such line. */
export async function readHistory(folder: string): Promise<History> {
  const history = new Map<string, HistoryLine[]>();
  const problems: Failure[] = [];
  for (const path of await filesOf(folder)) {
    try {
      for (const line of linesOf(await textOf(path), path)) {
        const lines = history.get(line.scenario);
        if (lines === undefined) history.set(line.scenario, [line]);
        else lines.push(line);
      }
    } catch (error) {
      if (!(error instanceof FailureError)) throw error;
      problems.push(...error.failures);
    }
  }
  if (problems.length > 0) throw new FailureError(problems);
  return history;
}

async function filesOf(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) =>
    error.code === 'ENOENT' ? [] : unreadable(folder, error),
  );
  return names
    .filter((name) => name.endsWith(historyEnding))
    .sort()
    .map((name) => join(folder, name));
}

const textOf = (path: string): Promise<string> =>
  readFile(path, 'utf8').catch((error: unknown) => unreadable(path, error));

const unreadable = (at: string, cause: unknown): never =>
  fail('R421', messageOf(cause), { at, fix: 'make it readable, or name another folder with --history', cause });

function* linesOf(text: string, path: string): Generator<HistoryLine> {
  const lines = text.split('\n');
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const value = parseJson(line);
    if (isHistoryLine(value)) yield value;
    else refuse(line, value, index === lines.length - 1, `${path}:${index + 1}`);
  }
}

/** What git writes between the two sides of a merge that it could not do. */
const conflictMark = /^(<{7}|\|{7}|={7}|>{7})( |\r?$)/;

function refuse(line: string, value: unknown, isLast: boolean, at: string): never {
  if (conflictMark.test(line)) {
    fail('R421', 'a merge was not finished: git left its marks', {
      at,
      fix: 'keep the lines of both sides, and delete those that begin with <<<<<<<, |||||||, ======= and >>>>>>>',
    });
  }
  if (isRecord(value) && /^resilience\.history\/([2-9]|[1-9]\d+)$/.test(String(value.schema))) {
    fail('R422', `a newer version wrote this line as ${value.schema}, and this version reads resilience.history/1`, {
      at,
      fix: 'use the version that wrote it, or a later one',
    });
  }
  if (isLast && value === undefined) {
    fail('R421', 'the last line ends in the middle, as it does when the machine goes down while it is written', {
      at,
      fix: 'delete this line: its night was not recorded, and can be run again',
    });
  }
  return fail('R421', value === undefined ? 'the line is no JSON' : 'the line has not the shape of a night', {
    at,
    fix: 'put the file back as it was, from git or from where it is kept, or delete this line',
  });
}
