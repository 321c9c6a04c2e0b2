/** A command under the project's configuration: what that says stands in for the command's own defaults, and a flag wins over it. */
import process from 'node:process';
import type { Command } from 'commander';
import type { Output } from '../app/output-port.ts';
import type { ExitCode } from '../model/failure.ts';
import { loadConfig } from '../scenario-file/load-config.ts';
import type { LoadedConfig } from '../scenario-file/loaded-config.ts';
import type { ConfigOptions } from './config-options.ts';
import { printedConfig } from './printed-config.ts';

export const readConfigFor = ({ config }: ConfigOptions): Promise<LoadedConfig> => loadConfig(config, process.env);

export interface ConfiguredCommand<O> {
  /** As commander parsed it: it knows what was typed. */
  readonly command: Command;
  readonly output: Output;
  /** What the configuration says of the command's options. */
  readonly defaults: (config: LoadedConfig) => Partial<O>;
  /** `names`: the scenarios that were typed; none: those of the configuration. */
  readonly work: (names: readonly string[], options: O, config: LoadedConfig) => Promise<ExitCode>;
}

/** Prints the configuration and does nothing where that is what was asked for. */
export async function withConfig<O extends ConfigOptions>({
  command,
  output,
  defaults,
  work,
}: ConfiguredCommand<O>): Promise<ExitCode> {
  const typed = command.opts<O>();
  const config = await readConfigFor(typed);
  const configured = defaults(config);
  const isTyped = (key: string): boolean => !['default', undefined].includes(command.getOptionValueSource(key));
  const wins = Object.fromEntries(Object.entries(configured).filter(([key]) => !isTyped(key)));
  const options: O = { ...typed, ...wins };
  const names = command.args.length > 0 ? command.args : config.scenarios;
  if (typed.printConfig !== true) return work(names, options, config);
  const used = Object.keys(configured).map((key) => {
    const from = isTyped(key) ? 'the command line' : (config.origins[key] ?? config.file ?? 'default');
    return [key, { value: options[key as keyof O], from }] as const;
  });
  output.out(JSON.stringify(printedConfig(config, command.name(), Object.fromEntries(used)), null, 2));
  return 0;
}
