/** What can stand where in the command line, read off the program itself, so that no shell is told anything else. */
import type { Argument, Command, Option } from 'commander';

/** What a value can be. */
export type Value =
  | { readonly type: 'words'; readonly words: readonly string[] }
  /** Files with one of these endings, and the folders on the way to them. */
  | { readonly type: 'files'; readonly endings: readonly string[] }
  | { readonly type: 'folder' }
  /** Something that only the user knows. */
  | { readonly type: 'any' };

export interface OptionWords {
  /** `--json`, and where there is a short one `-V`. */
  readonly flags: readonly string[];
  readonly about: string;
  /** What follows it; null: nothing. */
  readonly value: Value | null;
  /** Whether that may be left out. */
  readonly mayStandAlone: boolean;
}

export interface CommandWords {
  /** From the program on: empty for itself, `engine up` for one below. */
  readonly path: readonly string[];
  readonly about: string;
  readonly commands: readonly CommandWords[];
  readonly options: readonly OptionWords[];
  /** What may stand there beside options and commands. */
  readonly values: readonly Value[];
}

/** The program and all its commands, as its own help lists them. */
export function wordsOf(command: Command, path: readonly string[] = []): CommandWords {
  const help = command.createHelp();
  return {
    path,
    about: command.description(),
    commands: help
      .visibleCommands(command)
      .filter((one) => command.commands.includes(one))
      .map((one) => wordsOf(one, [...path, one.name()])),
    options: help.visibleOptions(command).map(optionWords),
    values: command.registeredArguments.map(argumentValue),
  };
}

const optionWords = (option: Option): OptionWords => ({
  flags: [option.short, option.long].filter((flag) => flag !== undefined),
  about: option.description,
  value: option.required || option.optional ? valueFor(valueName(option.flags), option.argChoices) : null,
  mayStandAlone: option.optional,
});

const argumentValue = (argument: Argument): Value => valueFor(argument.name(), argument.argChoices);

/** `file` of `--merge <file>`. */
const valueName = (flags: string): string => /[<[](.*?)[>\]]/.exec(flags)?.[1] ?? '';

const source: Value = { type: 'files', endings: ['ts', 'mts', 'js', 'mjs'] };

const compose: Value = { type: 'files', endings: ['yaml', 'yml'] };

/** By the name that help gives it. */
const byName: Readonly<Record<string, Value>> = {
  scenario: source,
  'config-file': source,
  'compose-file': compose,
  file: compose,
  folder: { type: 'folder' },
};

const valueFor = (name: string, choices: readonly string[] | undefined): Value =>
  choices === undefined ? (byName[name] ?? { type: 'any' }) : { type: 'words', words: choices };

/** The program's words and those of every command below it. */
export const allCommands = (words: CommandWords): readonly CommandWords[] => [
  words,
  ...words.commands.flatMap(allCommands),
];
