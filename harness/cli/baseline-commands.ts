/** The commands of `resilience baseline`, with their options. */
import type { Command } from 'commander';
import type { Output } from '../app/output-port.ts';
import type { LoadedConfig } from '../scenario-file/loaded-config.ts';
import type { BaselineAcceptOptions, BaselineShowOptions } from './baseline.ts';
import { addConfigOption } from './config-options.ts';
import { readDate } from './gate-options.ts';
import type { Ends } from './machine-commands.ts';

const historyOption = ['--history <folder>', 'where the history of nights lies'] as const;

const historyFrom = ({ history }: LoadedConfig): { readonly history: string } => ({ history });

export function addBaselineCommands(program: Command, output: Output, ends: Ends): void {
  const baseline = program.command('baseline').description('what is normal, as the nights of the gate have it');
  addConfigOption(
    baseline
      .command('show')
      .description('the nights of each scenario, and between which times the next one is expected')
      .argument('[scenario...]', 'names of scenarios, or their files; without any, all that have a history')
      .option(...historyOption)
      .option('--json', 'print one JSON document', false),
  ).action(async (names: string[], _options, command: Command) => {
    const { withConfig } = await import('./with-config.ts');
    const { baselineShow } = await import('./baseline.ts');
    const work = (_configured: readonly string[], asked: BaselineShowOptions) => baselineShow(names, asked, output);
    return ends(withConfig<BaselineShowOptions>({ command, output, defaults: historyFrom, work }));
  });
  addConfigOption(
    baseline
      .command('accept')
      .description('take the level of a night for good: later nights are compared with it')
      .argument('<scenario...>', 'names of scenarios, or their files')
      .requiredOption('--reason <text>', 'why the new times are good; it is kept with them')
      .option('--night <date>', 'which night, such as 2026-11-30; default: the last', readDate)
      .option(...historyOption),
  ).action(async (names: string[], _options, command: Command) => {
    const { withConfig } = await import('./with-config.ts');
    const { baselineAccept } = await import('./baseline.ts');
    const work = (_configured: readonly string[], asked: BaselineAcceptOptions) => baselineAccept(names, asked, output);
    return ends(withConfig<BaselineAcceptOptions>({ command, output, defaults: historyFrom, work }));
  });
}
