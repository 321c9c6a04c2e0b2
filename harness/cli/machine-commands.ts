/** The commands about the machine rather than a scenario: what it lacks, what was left on it, and its engine. */
import type { Command } from 'commander';
import type { Output } from '../app/output-port.ts';
import type { ExitCode } from '../model/failure.ts';

/** Takes what a command ends with. */
export type Ends = (work: Promise<ExitCode>) => Promise<void>;

export function addMachineCommands(program: Command, output: Output, ends: Ends): void {
  program
    .command('doctor')
    .description('can this machine run scenarios; what is missing; what to do; what keeps their stacks from coming up')
    .argument('[scenario...]', 'scenarios whose stacks are examined too')
    .option('--reports <folder>', 'where earlier runs are, for what was measured', 'reports')
    .option('--json', 'print one JSON document', false)
    .action(async (names: string[], options) =>
      ends((await import('./doctor.ts')).doctorCommand(names, options, output)),
    );
  program
    .command('recover')
    .description('undo and remove what a killed run left behind')
    .argument(
      '[run...]',
      'names of runs, running ones included; without any, every run that left something and is not under way',
    )
    .option('--images', 'remove the images that runs have built, and nothing else', false)
    .action(async (runs: string[], { images }) => {
      if (images) return ends((await import('./recover-images.ts')).recoverImagesCommand(runs, output));
      return ends((await import('./recover.ts')).recoverCommand(runs, output));
    });
  const engine = program.command('engine').description("a private engine from the distribution's packages");
  engine
    .command('up')
    .description('set it up and start it')
    .action(async () => ends((await import('./engine.ts')).engineUp(output)));
  engine
    .command('down')
    .description('stop it')
    .option('--purge', 'and remove all its data', false)
    .action(async (options) => ends((await import('./engine.ts')).engineDown(options, output)));
  engine
    .command('status')
    .description('whether it runs, and where')
    .action(async () => ends((await import('./engine.ts')).engineStatus(output)));
}
