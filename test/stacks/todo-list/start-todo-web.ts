/** todo-web as a process, in a folder of its own where its files and its database lie. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Service, startService } from '../start-program.ts';

export interface Place {
  readonly folder: string;
  /** Starts it there; the database is `todo-list.db` in the folder unless a setting says otherwise. */
  readonly start: (environment?: NodeJS.ProcessEnv, args?: readonly string[]) => Promise<Service>;
  readonly write: (file: string, content: unknown) => void;
  readonly remove: () => void;
}

export function createPlace(): Place {
  const folder = mkdtempSync(join(tmpdir(), 'todo-list-'));
  return {
    folder,
    start: (environment = {}, args = []) =>
      startService('todo-list/todo-web', { CHAPTER: '9', ...environment }, { folder, args }),
    write: (file, content) => {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), JSON.stringify(content));
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}
