/** Reads a scenario file as it is: Node strips its types, and what goes wrong is reported with file and line. Runs the user's code. */
import { basename } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { inspect } from 'node:util';
import { isScenario } from '../dsl/define-scenario.ts';
import { readVariants } from '../dsl/read-variants.ts';
import { FailureError, fail, failure } from '../model/failure.ts';
import { shown } from './find-scenarios.ts';
import { readJavaScript } from './javascript.ts';
import type { LoadedScenario } from './loaded-scenario.ts';
import { repeatedKeys } from './repeated-keys.ts';
import { firstSyntaxError } from './syntax-error.ts';

/** Throws R103 for a syntax error, R104 for a file without a scenario, R105 for one that fails as it loads, R206 for two experiments of one name. */
export async function readScenario(path: string): Promise<LoadedScenario> {
  const file = shown(path);
  const module = await importFile(path, file);
  const scenario = module.default;
  if (!isScenario(scenario)) {
    fail('R104', `${file} exports no scenario by default`, {
      at: file,
      fix: 'end it with: export default defineScenario({ … })',
    });
  }
  const repeated = repeatedKeys(await readJavaScript(path), 'experiments');
  if (repeated.length > 0) {
    throw new FailureError(
      repeated.map(({ key, line }) =>
        failure('R206', `two experiments have the name '${key}'`, { at: `${file}:${line}`, fix: 'rename one of them' }),
      ),
    );
  }
  return {
    scenario,
    name: basename(path).replace(/\.m?[jt]s$/, ''),
    file,
    variants: readVariants(module.variants, file),
    judged: true,
  };
}

async function importFile(path: string, file: string): Promise<{ default?: unknown; variants?: unknown }> {
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
