/** `ledger.ndjson`: the write-ahead undo log. An intention is safe on disk before the effect it undoes. */
import { appendFile, open, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fail } from '../model/failure.ts';
import { isRecord } from '../model/record.ts';
import { onDisk } from './disk.ts';
import { parseJson } from './read-text.ts';

/** A line: an undo that is intended, or one that was done. */
export type LedgerLine =
  | { readonly id: number; readonly state: 'intended'; readonly experiment: string; readonly undo: unknown }
  | { readonly id: number; readonly state: 'done' };

export interface LedgerFile {
  intend(experiment: string, undo: unknown): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

export async function openLedgerFile(folder: string): Promise<LedgerFile> {
  const file = await onDisk(() => open(ledgerIn(folder), 'ax'));
  let next = 0;
  const write = (line: LedgerLine): Promise<void> =>
    onDisk(async () => {
      await file.appendFile(`${JSON.stringify(line)}\n`);
      await file.sync();
    });
  return {
    async intend(experiment, undo) {
      const id = next;
      next += 1;
      await write({ id, state: 'intended', experiment, undo });
      return () => write({ id, state: 'done' });
    },
    close: () => file.close(),
  };
}

export type Intention = Extract<LedgerLine, { readonly state: 'intended' }>;

/** What was intended and is not done, the last first. A run that made no ledger has intended nothing. Throws R410 where the folder is gone. */
export async function readIntentions(folder: string): Promise<readonly Intention[]> {
  await stat(folder).catch((cause: unknown) =>
    fail('R410', `the directory of the run is not here, and with it what is to be undone: ${folder}`, { cause }),
  );
  const text = await readFile(ledgerIn(folder), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  // Whoever was killed may have left half a line, and others have written after it.
  const lines = text.split('\n').map(parseJson).filter(isLine);
  const done = new Set(lines.flatMap((line) => (line.state === 'done' ? [line.id] : [])));
  const intended = lines.filter((line): line is Intention => line.state === 'intended');
  return intended.filter(({ id }) => !done.has(id)).toReversed();
}

const isLine = (value: unknown): value is LedgerLine =>
  isRecord(value) && typeof value.id === 'number' && (value.state === 'done' || 'undo' in value);

/** Marks one as done in the ledger of a run that is over. */
export const settleIntention = (folder: string, id: number): Promise<void> =>
  onDisk(() => appendFile(ledgerIn(folder), `\n${JSON.stringify({ id, state: 'done' } satisfies LedgerLine)}\n`));

const ledgerIn = (folder: string): string => join(folder, 'ledger.ndjson');
