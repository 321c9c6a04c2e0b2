/** Reads the configuration file as it is. Runs the user's code. */
import type { ConfigDescription } from '../dsl/config-description.ts';
import { isConfiguration } from '../dsl/define-config.ts';
import { fail } from '../model/failure.ts';
import { shown } from './find-scenarios.ts';
import { importFile } from './import-file.ts';

/** Throws R103 for a syntax error, R116 for a file without a configuration, R105 for one that fails as it loads. */
export async function readConfig(path: string): Promise<ConfigDescription> {
  const file = shown(path);
  const { default: configuration } = await importFile(path, file);
  if (isConfiguration(configuration)) return configuration.description;
  fail('R116', `${file} exports no configuration by default`, {
    at: file,
    fix: 'end it with: export default defineConfig({ … })',
  });
}
