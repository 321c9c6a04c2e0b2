/** The history of nights: `<folder>/<scenario>.ndjson`, appended to by one at a time, and never rewritten. */
import {
  closeSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { History, HistoryLine } from '../model/history.ts';
import { keepAccepted } from './accepted-exploration.ts';
import { onDisk, sync } from './disk.ts';
import { lockHistory, lockName } from './history-lock.ts';
import { historyEnding, historyFile } from './history-name.ts';
import { isHistoryLine } from './history-shape.ts';
import { readHistory } from './read-history.ts';

export interface OpenHistory {
  /** As it was when it was opened. */
  readonly history: History;
  /** On disk when it returns: each scenario's lines in one write, wholly or not at all. Throws R405 or R107. */
  append(lines: readonly HistoryLine[]): void;
  /** The exploration of a stack, its `exploration.json`, is the accepted one from now on. Throws R405 or R107. */
  accept(files: string, text: string): void;
  /** Nothing may be written after it. */
  release(): void;
}

/**
 * Makes the folder, and takes its lock; a killed owner's is taken over. Throws R421 or R422 for a history that cannot be used,
 * R423 where somebody else holds the lock, R405 or R107 where nothing can be written. Nothing is changed then.
 */
export async function openHistory(folder: string): Promise<OpenHistory> {
  onDisk(() => mkdirSync(folder, { recursive: true }));
  const release = await lockHistory(folder);
  try {
    const history = await readHistory(folder);
    for (const [name, text] of Object.entries(gitFiles)) writeOnce(join(folder, name), text);
    return {
      history,
      append: (lines) => append(folder, lines),
      accept: (files, text) => keepAccepted(folder, files, text),
      release,
    };
  } catch (error) {
    release();
    throw error;
  }
}

/** With them two branches that both appended merge by themselves, and nobody commits the lock. */
const gitFiles = {
  '.gitattributes': `# Lines are only ever added: a merge keeps those of both sides.\n*${historyEnding} merge=union\n`,
  '.gitignore': `${lockName}*\n`,
};

function writeOnce(path: string, text: string): void {
  onDisk(() => {
    try {
      writeFileSync(path, text, { flag: 'wx' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  });
}

function append(folder: string, lines: readonly HistoryLine[]): void {
  if (!lines.every(isHistoryLine)) throw new Error('a line of the history has not its shape');
  for (const [path, ofFile] of Map.groupBy(lines, ({ scenario }) => historyFile(folder, scenario))) {
    onDisk(() => appendText(path, ofFile.map((line) => `${JSON.stringify(line)}\n`).join('')));
  }
  // The names of new files are on disk as well.
  onDisk(() => sync(folder));
}

function appendText(path: string, text: string): void {
  const file = openSync(path, 'a+');
  const { size } = fstatSync(file);
  try {
    const bytes = Buffer.from(endsWhole(file, size) ? text : `\n${text}`);
    // A disk that fills up takes the half of it, and refuses the rest.
    for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
    fsyncSync(file);
  } catch (error) {
    ftruncateSync(file, size);
    throw error;
  } finally {
    closeSync(file);
  }
}

/** An editor may have left out the last line break; a line of ours does not go behind another. */
function endsWhole(file: number, size: number): boolean {
  const last = Buffer.alloc(1);
  return size === 0 || (readSync(file, last, 0, 1, size - 1) === 1 && last[0] === 0x0a);
}
