/** The commands and their options. Everything a command needs is loaded when it runs, so that help is quick. */
import { Argument, Command, InvalidArgumentError } from 'commander';
import type { Output } from '../app/output-port.ts';
import { type ExitCode, failure } from '../model/failure.ts';
import { describeFailures } from '../report/describe-failures.ts';
import { addBaselineCommands } from './baseline-commands.ts';
import { addCheckupCommand } from './checkup-options.ts';
import type { CompareCommandOptions } from './compare.ts';
import { addCompareOptions } from './compare-options.ts';
import { type Shell, shells } from './completion-shells.ts';
import { compareFrom, gateFrom, mergeFrom, predictFrom, reportsFrom } from './config-defaults.ts';
import { addConfigOption, addConfigOptions, addFilterOptions, type ConfigOptions } from './config-options.ts';
import type { ExploreCommandOptions } from './explore.ts';
import { exploreOn } from './explore-options.ts';
import type { GateCommandOptions } from './gate.ts';
import type { MergeCommandOptions } from './gate-merge.ts';
import { addGateOptions } from './gate-options.ts';
import { addLintOptions } from './lint-options.ts';
import type { ListCommandOptions } from './list.ts';
import { addMachineCommands, type Ends } from './machine-commands.ts';
import { addOutletOptions, readUrl } from './outlet-options.ts';
import type { PlanCommandOptions } from './plan.ts';
import type { PredictCommandOptions } from './predict.ts';
import { addPredictOptions } from './predict-options.ts';
import type { RunCommandOptions } from './run.ts';
import type { ConfiguredCommand } from './with-config.ts';

/** `state.exitCode` is what the command ended with. */
export function buildProgram(output: Output, state: { exitCode: number }, version: string): Command {
  const program = new Command('resilience')
    .description(
      'Breaks container stacks on purpose, measures how they come back, and says whether that was good enough.',
    )
    .version(version, '-V, --version', 'print the version')
    // What stands behind a command is its own: `gate` and `gate merge` have options of the same name.
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => output.out(text.trimEnd()),
      writeErr: (text) => output.err(text.trimEnd()),
      outputError: (text) => output.err(describeUsage(text)),
    });
  const ends = async (work: Promise<ExitCode>): Promise<void> => {
    state.exitCode = await work;
  };
  addRunCommands(program, output, ends);
  addBaselineCommands(program, output, ends);
  addCheckupCommand(program, output, ends, readSeed);
  addStoredRunCommands(program, output, ends);
  addMachineCommands(program, output, ends);
  addCompletionCommand(program, output, ends);
  return program;
}

/** What commander says of wrong usage, in the shape of every other error. */
function describeUsage(text: string): string {
  const [message = '', ...more] = text
    .trim()
    .replace(/^error: /, '')
    .split('\n');
  const hint = more.join(' ').replace(/^\((.*)\)$/, '$1');
  return describeFailures([failure('R107', message, { fix: hint === '' ? 'see `resilience --help`' : hint })]);
}

/** A seed stands in names of folders and of Compose projects. */
function readSeed(text: string): string {
  if (/^[A-Za-z0-9_-]{1,32}$/.test(text)) return text;
  throw new InvalidArgumentError("A seed is up to 32 letters, digits, '-' and '_'.");
}

const attachOption = [
  '--attach <project>',
  'a Compose project that is up, by name or folder: nothing is brought up',
] as const;
const seedText = 'repeat it with the same random choices';
const reportsOption = ['--reports <folder>', 'where run directories go', 'reports'] as const;

function addRunCommands(program: Command, output: Output, ends: Ends): void {
  const configured =
    <O extends ConfigOptions>(defaults: ConfiguredCommand<O>['defaults'], work: ConfiguredCommand<O>['work']) =>
    async (_given: unknown, _options: unknown, command: Command): Promise<void> => {
      const { withConfig } = await import('./with-config.ts');
      return ends(withConfig({ command, output, defaults, work }));
    };
  const run = program
    .command('run')
    .description('run scenarios: bring the stack up, break it, measure, judge')
    .argument('[scenario...]', 'scenario files, folders or globs', ['scenarios'])
    .option('--seed <text>', 'repeat a run with the same random choices', readSeed)
    .option(...reportsOption)
    .option('--json', 'print one JSON document', false)
    .option(...attachOption)
    .option('--yes', 'break what is attached to without asking', false)
    .option('--watch', 'run again whenever a scenario file changes', false)
    .option('--provision', 'set up a private engine where none answers', false);
  addOutletOptions(addConfigOptions(addFilterOptions(run))).action(
    configured<RunCommandOptions & { readonly watch: boolean }>(reportsFrom, async (names, options) => {
      if (options.watch) return (await import('./watch.ts')).watchCommand(names, options, output);
      return (await import('./run.ts')).runCommand(names, options, output);
    }),
  );
  addConfigOptions(
    addCompareOptions(
      program
        .command('compare')
        .description('which settings recover faster, by how much, at what cost, how sure; and the patch')
        .argument('<scenario>', 'a scenario file')
        .option('--seed <text>', 'repeat a comparison with the same random choices', readSeed)
        .option(...reportsOption)
        .option('--json', 'print one JSON document', false)
        .option('--provision', 'set up a private engine where none answers', false),
    ),
  ).action(
    configured<CompareCommandOptions>(compareFrom, async ([name], options) =>
      (await import('./compare.ts')).compareCommand(name!, options, output),
    ),
  );
  const gate = program
    .command('gate')
    .description('a night of a suite for CI: red only when the system got worse, confirmed on the same host')
    .enablePositionalOptions()
    .option('--seed <text>', 'repeat a night with the same random choices', readSeed)
    .option(...reportsOption)
    .option('--json', 'print one JSON document', false)
    .option('--provision', 'set up a private engine where none answers', false);
  addGateOptions(addConfigOptions(addFilterOptions(gate))).action((options, command: Command) =>
    configured<GateCommandOptions>(gateFrom, async (_names, asked, config) =>
      (await import('./gate.ts')).gateCommand(asked, config, output),
    )(null, options, command),
  );
  addConfigOptions(
    gate
      .command('merge')
      .description('put the parts of a night together that several machines have run, and judge it')
      .argument('<folder...>', 'the folders of the parts: reports/gate/<night>-<run>-shard-1')
      .option(...reportsOption)
      .option('--history <folder>', 'where the history of nights lies')
      .option('--push-gateway <url>', "keep the night's metrics in a Pushgateway", readUrl)
      .option('--json', 'print one JSON document', false),
  ).action(
    configured<MergeCommandOptions>(mergeFrom, async (folders, asked, config) =>
      (await import('./gate-merge.ts')).mergeCommand(folders, asked, config, output),
    ),
  );
  addConfigOptions(
    addPredictOptions(
      program
        .command('predict')
        .description(
          'the same answers for thousands of settings, under Swarm and Kubernetes too, by simulation; no engine',
        )
        .argument('<scenario...>', 'scenario files, folders or globs')
        .option('--seed <text>', 'repeat a prediction with the same random choices', readSeed)
        .option('--reports <folder>', 'where earlier runs are, for what was measured', 'reports')
        .option('--json', 'print one JSON document', false),
    ),
  ).action(
    configured<PredictCommandOptions>(predictFrom, async (names, options) =>
      (await import('./predict.ts')).predictCommand(names, options, output),
    ),
  );
  addConfigOptions(
    exploreOn(program)
      .option(...attachOption)
      .option(...reportsOption)
      .option('--seed <text>', seedText, readSeed),
  ).action((file: string | undefined, options, command: Command) =>
    // The scenarios of a configuration are no Compose file.
    configured<ExploreCommandOptions>(reportsFrom, async (_names, asked) =>
      (await import('./explore.ts')).exploreCommand(file, asked, output),
    )(file, options, command),
  );
  addConfigOption(
    addFilterOptions(
      program
        .command('plan')
        .description('what a run would do, to whom and when, with the predicted bounds; touches nothing')
        .argument('[scenario...]', 'scenario files, folders or globs', ['scenarios'])
        .option('--seed <text>', 'the seed of the run to be planned', readSeed)
        .option(...attachOption)
        .option('--reports <folder>', 'where earlier runs are, for what was measured', 'reports')
        .option('--json', 'print one JSON document', false),
    ),
  ).action(
    configured<PlanCommandOptions>(reportsFrom, async (names, options) =>
      (await import('./plan.ts')).planCommand(names, options, output),
    ),
  );
  addConfigOption(
    addFilterOptions(
      program
        .command('list')
        .description('list the scenarios')
        .argument('[scenario...]', 'scenario files, folders or globs', ['scenarios'])
        .option('--json', 'print one JSON document', false),
    ),
  ).action(
    configured<ListCommandOptions>(
      () => ({}),
      async (names, options) => (await import('./list.ts')).listCommand(names, options, output),
    ),
  );
  addLintOptions(
    program
      .command('lint')
      .description('what in a Compose file cannot work, or works otherwise than most think; why, and what it costs')
      .argument('[compose-file]', 'the Compose file, or its folder'),
  ).action(async (file: string | undefined, options) =>
    ends((await import('./lint.ts')).lintCommand(file, options, output)),
  );
  program
    .command('init')
    .description('a first stack, scenarios and a configuration for your own Compose file; writes over nothing')
    .argument('[compose-file]', 'the Compose file, or its folder')
    .option('--dry-run', 'print what would be written', false)
    .action(async (file: string | undefined, options) =>
      ends((await import('./init.ts')).initCommand(file, options, output)),
    );
}

function addStoredRunCommands(program: Command, output: Output, ends: Ends): void {
  for (const [name, description] of [
    ['analyze', 'analyse a stored run, comparison or exploration again, and rewrite its reports'],
    ['report', 'print the summary of a stored run, comparison or exploration'],
  ] as const) {
    program
      .command(name)
      .description(description)
      .argument('<folder>', 'the directory of a run, a comparison or an exploration')
      .option('--json', 'print one JSON document', false)
      .action(async (folder: string, options) => {
        const { storedRunCommand } = await import('./stored-run.ts');
        return ends(storedRunCommand(folder, { ...options, write: name === 'analyze' }, output));
      });
  }
}

function addCompletionCommand(program: Command, output: Output, ends: Ends): void {
  program
    .command('completion')
    .description('print what makes a shell complete this command line: source <(resilience completion bash)')
    .addArgument(new Argument('<shell>', 'the shell').choices(shells))
    .action(async (shell: Shell) => ends((await import('./completion.ts')).completionCommand(shell, program, output)));
}
