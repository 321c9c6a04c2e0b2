/** HttpCheck: one GET, one line, one exit code. */
import { readConfiguration } from '../../service/configuration.ts';
import { readArguments } from './arguments.ts';
import { check } from './check.ts';

try {
  const { url, configKey, ...rest } = readArguments(process.argv.slice(2));
  const target = configKey === '' ? url : readConfiguration(import.meta.dirname)(configKey);
  const { passed, line } = await check({ url: target, ...rest });
  if (line !== null) process.stdout.write(`${line}\n`);
  process.exit(passed ? 0 : 1);
} catch (error) {
  // Bad arguments and a missing appsettings.json escape the original's own handling: its runtime aborts with this code.
  process.stderr.write(`Unhandled exception. ${error instanceof Error ? error.message : error}\n`);
  process.exit(134);
}
