/** A scenario file's text as JavaScript. */
import { readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import process from 'node:process';

/** As Node will run it. Types become spaces, so lines stay where they are. Throws where they cannot be stripped. */
export async function readJavaScript(path: string): Promise<string> {
  const text = await readFile(path, 'utf8');
  return isTyped(path) ? stripTypes(text) : text;
}

export const isTyped = (path: string): boolean => /\.[cm]?ts$/.test(path);

/** Node calls the function experimental in a warning that is not the user's concern. */
export function stripTypes(source: string): string {
  const { emitWarning } = process;
  process.emitWarning = () => undefined;
  try {
    return stripTypeScriptTypes(source, { mode: 'strip' });
  } finally {
    process.emitWarning = emitWarning;
  }
}
