/** A stack as described → the stack with its Compose files: Compose's own choice in the folder, or exactly those listed. */
import { dirname, relative, resolve } from 'node:path';
import { fail } from '../../model/failure.ts';
import type { ComposeCommand } from '../../model/machine.ts';
import type { Stack } from '../../model/stack.ts';
import type { LocatedStack } from '../kind.ts';
import { filesIn } from './compose/find-files.ts';

/** Settled stacks stay as they are. Throws R220 where no file is named and none is found, and as `filesIn` does. */
export async function settleFiles(stack: Stack, compose: ComposeCommand): Promise<LocatedStack> {
  const { lookup, ...listed } = stack;
  if (typeof lookup === 'object') return { stack, passedOver: [] };
  const path = (file: string): string => resolve(stack.folder, file);
  const short = (file: string): string => relative(stack.folder, file);
  const folder = lookup === 'none named' ? stack.folder : dirname(path(stack.compose[0] ?? '.'));
  const found = await filesIn(folder, stack, compose);
  if (lookup === 'none named' && found === null) {
    fail('R220', 'the stack names no Compose file, and there is none in its folder', {
      at: stack.folder,
      fix: "name it in defineStack: compose: '../compose.yaml'",
    });
  }
  const merged = lookup === 'none named' ? stack.compose : stack.compose.slice(1);
  const isChoice = lookup === 'none named' || (lookup === 'one named' && found?.files[0] === path(stack.compose[0]!));
  if (found !== null && isChoice) {
    const { files, envFiles } = found;
    const own = { folder, count: files.length, ...(envFiles && { envFiles }) };
    return { stack: { ...stack, compose: [...files.map(short), ...merged], lookup: own }, passedOver: [] };
  }
  const read = new Set(stack.compose.map(path));
  return { stack: listed, passedOver: (found?.files ?? []).filter((file) => !read.has(file)).map(short) };
}
