/** The commands and their options, as the command line's own program declares them. */
import type { Command } from 'commander';
import { buildProgram } from '../../harness/cli/program.ts';

export interface CommandEntry {
  /** `run [options] <scenario...>`. */
  readonly usage: string;
  readonly description: string;
  readonly options: readonly { readonly flags: string; readonly description: string; readonly standard: string }[];
  /** What its help says after the options. */
  readonly more: string;
}

const silent = { out: () => undefined, err: () => undefined, status: () => undefined };

export function readCommands(): readonly CommandEntry[] {
  const output = { ...silent, colour: false, live: false, width: 100 };
  return buildProgram(output, { exitCode: 0 }, '0.0.0').commands.flatMap((one) => read(one, ''));
}

function read(command: Command, parent: string): readonly CommandEntry[] {
  const name = `${parent}${command.name()}`;
  const below = command.commands.flatMap((one) => read(one, `${name} `));
  // One that only holds others does nothing itself.
  if (below.length > 0 && command.options.length === 0) return below;
  const options = command.options.map(
    ({ flags, description, argChoices, defaultValue, defaultValueDescription, negate }) => ({
      flags,
      description: argChoices === undefined ? description : `${description}: ${argChoices.join(', ')}`,
      standard: negate ? '' : standardText(defaultValueDescription ?? defaultValue),
    }),
  );
  const written: string[] = [];
  command.configureOutput({ writeOut: (text) => void written.push(text) });
  command.outputHelp();
  const more = written.join('').replace(command.helpInformation(), '').trim();
  return [
    {
      usage: `${name} ${command.usage()}`,
      description: command.description(),
      options,
      more,
    },
    ...below,
  ];
}

function standardText(value: unknown): string {
  if (value === undefined || value === false) return '';
  if (Array.isArray(value)) return value.join(', ');
  return String(value);
}
