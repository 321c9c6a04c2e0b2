/** The Compose files of a stack with all that they include or extend. */
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { distinct } from '../../../model/distinct.ts';
import type { Stack } from '../../../model/stack.ts';
import type { ComposeText } from '../../kind.ts';
import { otherFiles } from './mentions.ts';

export const filesTogether = (stack: Stack): Promise<readonly ComposeText[]> =>
  readTogether(stack.compose.map((file) => resolve(stack.folder, file)));

export async function readTogether(
  files: readonly string[],
  seen: ReadonlySet<string> = new Set(),
): Promise<readonly ComposeText[]> {
  const fresh = distinct(files).filter((file) => !seen.has(file));
  if (fresh.length === 0) return [];
  const read = fresh.map(async (file) => {
    const text = await readFile(file, 'utf8').catch(() => '');
    return { file, text, links: Object.fromEntries(otherFiles(text).map((one) => [one, resolve(dirname(file), one)])) };
  });
  const texts = await Promise.all(read);
  const others = texts.flatMap(({ links }) => Object.values(links));
  return [...texts, ...(await readTogether(others, new Set([...seen, ...fresh])))];
}
