/** Reads a scenario file as it is. Runs the user's code. */
import { basename, dirname } from 'node:path';
import { isScenario } from '../dsl/define-scenario.ts';
import { readVariants } from '../dsl/read-variants.ts';
import { FailureError, fail, failure } from '../model/failure.ts';
import { shown } from './find-scenarios.ts';
import { importFile } from './import-file.ts';
import { readJavaScript } from './javascript.ts';
import type { LoadedScenario } from './loaded-scenario.ts';
import { repeatedKeys } from './repeated-keys.ts';
import { withFiles } from './with-files.ts';

/** Throws R103 for a syntax error, R104 for a file without a scenario, R105 for one that fails as it loads, R206 for two experiments of one name, R222 for certificates that are not there. */
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
    scenario: await withFiles(scenario, dirname(path), file),
    name: basename(path).replace(/\.m?[jt]s$/, ''),
    file,
    variants: readVariants(module.variants, file),
    judged: true,
  };
}
