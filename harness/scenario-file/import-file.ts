/** Imports a file of the user's: Node strips its types, and what goes wrong is reported with file and line. Runs the user's code. */
import { fileURLToPath, pathToFileURL } from 'node:url';
import { inspect } from 'node:util';
import { FailureError, fail } from '../model/failure.ts';
import { shown } from './find-scenarios.ts';
import { firstSyntaxError } from './syntax-error.ts';

/** What it exports. `file`: as a person would write it from here. Throws R103, R105, and what the verbs refuse. */
export async function importFile(path: string, file: string): Promise<Readonly<Record<string, unknown>>> {
  try {
    return await import(pathToFileURL(path).href);
  } catch (error) {
    if (error instanceof FailureError) {
      throw new FailureError(
        error.failures.map((one) => ({ ...one, at: one.at === null ? (placeOf(error) ?? file) : shownPlace(one.at) })),
        { cause: error },
      );
    }
    // The language's own errors of syntax come without a line, so the file is parsed once more to find it.
    return refuse(error, file, await firstSyntaxError(path));
  }
}

/** Throws what the user's code threw as R103 or R105; `line`: where the file has an error of syntax, if it has one. */
export function refuse(error: unknown, file: string, line: number | null): never {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  const message = error instanceof Error ? String(error.message) : `it throws ${inspect(error)}`;
  const at = placeOf(error) ?? (line === null ? file : `${file}:${line}`);
  if (code === 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX') {
    const fix = 'write it with types that can be stripped: no enums, namespaces or parameter properties';
    fail('R103', message, { at, fix, cause: error });
  }
  const isImport = code === 'ERR_MODULE_NOT_FOUND' || /does not provide an export named/.test(message);
  if (isImport) fail('R105', message, { at, fix: 'fix the import', cause: error });
  if (code === 'ERR_INVALID_TYPESCRIPT_SYNTAX' || error instanceof SyntaxError) {
    fail('R103', message, { at, fix: 'fix the line', cause: error });
  }
  fail('R105', message, { at, fix: 'fix what the file does as it loads', cause: error });
}

/** `file:line` of the user's own code: where Node's stack begins for a syntax error, or its first frame on a file. */
export function placeOf(error: unknown): string | null {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const first = /^(?:file:\/\/)?(\/[^\n:]+):(\d+)\n/.exec(stack);
  if (first !== null) return `${shown(first[1]!)}:${first[2]}`;
  const frames = stack.matchAll(/\((file:\/\/[^)]+?):(\d+):\d+\)|at (?:async )?(file:\/\/\S+?):(\d+):\d+/g);
  for (const [, inside, insideLine, alone, aloneLine] of frames) {
    const path = fileURLToPath((inside ?? alone)!);
    if (!path.startsWith(harness)) return `${shown(path)}:${insideLine ?? aloneLine}`;
  }
  return null;
}

const harness = fileURLToPath(new URL('..', import.meta.url));

/** A file's address at the beginning of a place, as a person would write it from here. */
export const shownPlace = (place: string): string =>
  place.replace(/^file:\/\/\S+?(?=:\d+(,|$))/, (url) => shown(fileURLToPath(url)));
