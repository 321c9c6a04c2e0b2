/** Which of a stack's files is no YAML: Compose gives a line, and not whose. */
import { parseDocument } from 'yaml';
import type { Stack } from '../../../model/stack.ts';
import { filesTogether } from './files-together.ts';

/** Absolute; null: none of those it includes or extends either, or more than one. */
export async function brokenFile(stack: Stack): Promise<string | null> {
  const broken = (await filesTogether(stack)).filter(({ text }) => isBroken(text));
  return broken.length === 1 ? broken[0]!.file : null;
}

/** One that nests deeper than anybody reads is broken too. */
function isBroken(text: string): boolean {
  try {
    return parseDocument(text).errors.length > 0;
  } catch {
    return true;
  }
}
