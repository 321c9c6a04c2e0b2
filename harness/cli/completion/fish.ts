/** The completion of the command line for fish, with what each word is for. */
import { allCommands, type CommandWords, type OptionWords, type Value } from './words.ts';

export const fishCompletion = (program: CommandWords): string =>
  [
    '# resilience: completion for fish. Load it with: resilience completion fish | source',
    'complete -c resilience -f',
    ...allCommands(program).flatMap(linesOf),
    '',
  ].join('\n');

function linesOf(words: CommandWords): readonly string[] {
  const where = `complete -c resilience -n ${quoted(conditionOf(words))}`;
  return [
    ...words.commands.map((one) => `${where} -a ${one.path.at(-1)} -d ${quoted(one.about)}`),
    ...words.options.map((option) => `${where} ${optionWords(option)}`),
    ...words.values.map(offer).flatMap((words) => (words === '' ? [] : [`${where} ${words}`])),
  ];
}

/** True where the command is this one, and none below it. */
function conditionOf({ path, commands }: CommandWords): string {
  const next = commands.map((one) => one.path.at(-1)).join(' ');
  const within = path.map((word) => `__fish_seen_subcommand_from ${word}`);
  return [...within, ...(next === '' ? [] : [`not __fish_seen_subcommand_from ${next}`])].join('; and ');
}

function optionWords({ flags, about, value, mayStandAlone }: OptionWords): string {
  const names = flags.map((flag) => (flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`));
  const takes = value === null || mayStandAlone ? [] : [value.type === 'files' ? '-r' : '-x', offer(value)];
  return [...names, ...takes, `-d ${quoted(about)}`].filter((word) => word !== '').join(' ');
}

function offer(value: Value): string {
  switch (value.type) {
    case 'words':
      return `-a ${quoted(value.words.join(' '))}`;
    case 'files':
      return '-F';
    case 'folder':
      return "-a '(__fish_complete_directories)'";
    case 'any':
      return '';
  }
}

const quoted = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`;
