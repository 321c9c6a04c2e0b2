/** The options by which a command is told of the configuration, and which scenarios are meant. */
import type { Command } from 'commander';

export interface ConfigOptions {
  readonly config?: string;
  readonly printConfig?: boolean;
}

const collect = (value: string, before: readonly string[]): readonly string[] => [...before, value];

export const addConfigOption = (command: Command): Command =>
  command.option('--config <config-file>', 'the configuration, in place of the nearest resilience.config.ts');

export const addConfigOptions = (command: Command): Command =>
  addConfigOption(command).option(
    '--print-config',
    'print the configuration with its defaults and where each value comes from; start nothing',
  );

export const addFilterOptions = (command: Command): Command =>
  command
    .option('--grep <text>', 'only scenarios with this text in their name or title, in letters of whatever case')
    .option('--tag <tag>', 'only scenarios with this tag, or one of these where it is repeated', collect, []);
