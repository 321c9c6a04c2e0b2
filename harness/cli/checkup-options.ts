/** The command that tries health checks, and its options. */
import { type Command, InvalidArgumentError } from 'commander';
import type { Output } from '../app/output-port.ts';
import type { Ends } from './machine-commands.ts';

export function addCheckupCommand(
  program: Command,
  output: Output,
  ends: Ends,
  readSeed: (text: string) => string,
): void {
  program
    .command('check-the-check')
    .description(
      'does each health check tell the truth: is it red when its service is broken, and only then; its price',
    )
    .argument('[compose-file]', 'the Compose file, or its folder')
    .option('--only <service...>', 'the services whose checks are tried; default: all that have one')
    .option('--no-mend', 'try no change of a check')
    .option('--jobs <count>', 'stacks side by side; default: as many as there are CPUs, at most 2', readJobs)
    .option('--seed <text>', 'repeat it with the same random choices', readSeed)
    .option('--reports <folder>', 'where its folder goes', 'reports')
    .option('--provision', 'set up a private engine where none answers', false)
    .option('--json', 'print one JSON document', false)
    .action(async (file: string | undefined, options) =>
      ends((await import('./check-the-check.ts')).checkTheCheckCommand(file, options, output)),
    );
}

function readJobs(text: string): number {
  if (/^[1-9]$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It is a number from 1 to 9.');
}
