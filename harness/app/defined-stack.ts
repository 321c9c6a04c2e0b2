/** The stack that scenarios are written for: the one that its file defines, or the one that is written there. */
import { readFile, stat } from 'node:fs/promises';
import { stackConstant } from '../init/stack-text.ts';
import { fail } from '../model/failure.ts';
import { shown } from '../scenario-file/find-scenarios.ts';
import type { PlacedStack } from './place-files.ts';

export interface StackAtHand {
  /** Its file's text; null: it is not there yet. */
  readonly existing: string | null;
  /** The name under which its file exports it. */
  readonly constant: string;
}

/** Throws R107 where its file is there and exports none. */
export async function definedStack(stack: PlacedStack): Promise<StackAtHand> {
  const existing = await readText(stack.file);
  return { existing, constant: existing === null ? stackConstant(stack.name) : definedIn(existing, stack) };
}

function definedIn(text: string, { file }: PlacedStack): string {
  const name = /^export const (\w+)\s*(?::[^=]+)?=\s*defineStack\b/m.exec(text)?.[1];
  return (
    name ??
    fail('R107', `${shown(file)} is there already, and exports no stack`, {
      fix: 'let it say `export const … = defineStack(import.meta, { … })`, or move it away',
    })
  );
}

async function readText(path: string): Promise<string | null> {
  return (await stat(path).catch(() => null)) === null ? null : readFile(path, 'utf8');
}
