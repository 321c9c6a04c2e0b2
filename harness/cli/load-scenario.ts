/** Loads a scenario file as it is: Node strips its types, and what goes wrong is told with file and line. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isScenario } from '../dsl/define-scenario.ts';
import { readVariants } from '../dsl/read-variants.ts';
import { FailureError, fail, failure } from '../model/failure.ts';
import type { Scenario } from '../model/scenario.ts';
import type { StackChange, VariantName } from '../model/variant.ts';
import { shown } from './find-scenarios.ts';
import { repeatedKeys } from './repeated-keys.ts';
import { firstSyntaxError } from './syntax-error.ts';

export interface LoadedScenario {
  readonly scenario: Scenario;
  /** File name without its ending. */
  readonly name: string;
  /** As a person would write it from here. */
  readonly file: string;
  /** What the file exports as `variants`, by name; empty: it exports none. */
  readonly variants: Readonly<Record<VariantName, StackChange>>;
  /** False: to be measured and not judged. */
  readonly judged: boolean;
}

/** Throws R103 for a syntax error, R104 for a file without a scenario, R105 for one that fails as it loads, R206 for two experiments of one name. */
export async function loadScenario(path: string): Promise<LoadedScenario> {
  const file = shown(path);
  const module = await importFile(path, file);
  const scenario = module.default;
  if (!isScenario(scenario)) {
    fail('R104', `${file} exports no scenario by default`, {
      at: file,
      fix: 'end it with: export default defineScenario({ … })',
    });
  }
  const repeated = repeatedKeys(await readFile(path, 'utf8'), 'experiments');
  if (repeated.length > 0) {
    throw new FailureError(
      repeated.map(({ key, line }) =>
        failure('R206', `two experiments have the name '${key}'`, { at: `${file}:${line}`, fix: 'rename one of them' }),
      ),
    );
  }
  return {
    scenario,
    name: basename(path).replace(/\.m?ts$/, ''),
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
        error.failures.map((one) => ({ ...one, at: one.at === null ? file : shownPlace(one.at) })),
        { cause: error },
      );
    }
    return refuse(error, file, await syntaxErrorLine(path));
  }
}

function refuse(error: unknown, file: string, line: number | null): never {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  const message = error instanceof Error ? error.message : `it throws ${String(error)}`;
  const at = placeOf(error) ?? (line === null ? file : `${file}:${line}`);
  if (code === 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX') {
    const fix = 'write it with types that can be stripped: no enums, namespaces or parameter properties';
    fail('R103', message, { at, fix, cause: error });
  }
  const isImport = code === 'ERR_MODULE_NOT_FOUND' || /does not provide an export named/.test(message);
  if (isImport) fail('R105', message, { at, fix: 'mend the import', cause: error });
  if (code === 'ERR_INVALID_TYPESCRIPT_SYNTAX' || error instanceof SyntaxError) {
    fail('R103', message, { at, fix: 'mend the line', cause: error });
  }
  fail('R105', message, { at, fix: 'mend what the file does as it loads', cause: error });
}

/** `file:line` of the user's own code: where Node's stack begins for a syntax error, or its first frame on a file. */
function placeOf(error: unknown): string | null {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const first = /^(?:file:\/\/)?(\/[^\n:]+):(\d+)\n/.exec(stack);
  if (first !== null) return `${shown(first[1]!)}:${first[2]}`;
  const frame = /\((file:\/\/[^)]+?):(\d+):\d+\)|at (file:\/\/\S+?):(\d+):\d+/.exec(stack);
  if (frame === null) return null;
  return `${shown(fileURLToPath((frame[1] ?? frame[3])!))}:${frame[2] ?? frame[4]}`;
}

/** A file's address at the beginning of a place, as a person would write it from here. */
const shownPlace = (place: string): string =>
  place.replace(/^file:\/\/\S+?(?=:\d+(,|$))/, (url) => shown(fileURLToPath(url)));

/** The language's own errors of syntax come without a line, so the file is parsed once more to find it. */
const syntaxErrorLine = async (path: string): Promise<number | null> => firstSyntaxError(await readFile(path, 'utf8'));
