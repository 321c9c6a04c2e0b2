/** `ledger.ndjson`: the write-ahead undo log. An intention is safe on disk before the effect it undoes. */
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { onDisk } from './disk.ts';

/** A line: an undo that is intended, or one that was done. */
export type LedgerLine =
  | { readonly id: number; readonly state: 'intended'; readonly experiment: string; readonly undo: unknown }
  | { readonly id: number; readonly state: 'done' };

export interface LedgerFile {
  intend(experiment: string, undo: unknown): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

export async function openLedgerFile(folder: string): Promise<LedgerFile> {
  const file = await onDisk(() => open(join(folder, 'ledger.ndjson'), 'ax'));
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
