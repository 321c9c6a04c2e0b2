/** What can be asked of `resilience lint`. */
import { type Command, Option } from 'commander';
import { lintLevels } from '../model/lint.ts';

/** Exits by the level: what is less serious is neither shown nor counted. */
export const addLintOptions = (command: Command): Command =>
  command
    .addOption(
      new Option('--level <level>', 'the least serious that is shown, and for which it exits with 1')
        .choices(lintLevels)
        .default('warning'),
    )
    .option('--objective <time>', 'the time within which a failure must be noticed')
    .option('--reports <folder>', 'where earlier runs are, for what was measured', 'reports')
    .addOption(new Option('--json', 'print one JSON document').default(false))
    .addOption(new Option('--sarif', 'print SARIF 2.1.0, for code hosts and editors').default(false).conflicts('json'))
    .addOption(
      new Option('--patch', 'print what can be fixed mechanically as one patch')
        .default(false)
        .conflicts(['json', 'sarif']),
    );
