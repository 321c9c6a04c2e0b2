/** The Compose files of a stack with all that they include or extend. */
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { distinct } from '../../../model/distinct.ts';
import type { Stack } from '../../../model/stack.ts';
import { otherFiles } from './mentions.ts';

export interface ComposeText {
  /** Absolute. */
  readonly file: string;
  /** Empty: it cannot be read, which is Compose's to report. */
  readonly text: string;
}

export const filesTogether = (stack: Stack): Promise<readonly ComposeText[]> =>
  readTogether(stack.compose.map((file) => resolve(stack.folder, file)));

export async function readTogether(
  files: readonly string[],
  seen: ReadonlySet<string> = new Set(),
): Promise<readonly ComposeText[]> {
  const fresh = distinct(files).filter((file) => !seen.has(file));
  if (fresh.length === 0) return [];
  const read = fresh.map(async (file) => ({ file, text: await readFile(file, 'utf8').catch(() => '') }));
  const texts = await Promise.all(read);
  const others = texts.flatMap(({ file, text }) => otherFiles(text).map((other) => resolve(dirname(file), other)));
  return [...texts, ...(await readTogether(others, new Set([...seen, ...fresh])))];
}
