/** The completion of the command line for zsh, with what each word is for. */
import type { CommandWords, OptionWords, Value } from './words.ts';

export const zshCompletion = (program: CommandWords): string => `#compdef resilience
# resilience: completion for zsh. Load it with: source <(resilience completion zsh)
${functionsOf(program).join('\n')}
if [ "$funcstack[1]" = _resilience ]; then _resilience "$@"; else compdef _resilience resilience; fi
`;

/** One function for each command. */
function functionsOf(words: CommandWords): readonly string[] {
  const { commands, options, values } = words;
  const specs = options.flatMap(optionSpecs);
  const lines =
    commands.length === 0
      ? [...specs, ...valueSpecs(values)].map((spec) => `    ${spec} \\`)
      : [...specs, "'1: :->command'", "'*:: :->rest'"].map((spec) => `    ${spec} \\`);
  const body = ['  _arguments -C \\', ...lines].join('\n').replace(/ \\$/, '');
  return [
    ...commands.flatMap(functionsOf),
    `${nameOf(words)}() {\n  local context state state_descr line\n  typeset -A opt_args\n${body}${commands.length === 0 ? '' : `\n${below(commands)}`}\n}`,
  ];
}

const nameOf = ({ path }: CommandWords): string => ['_resilience', ...path].join('_');

/** What follows one that has commands of its own. */
const below = (commands: readonly CommandWords[]): string => `  case $state in
    command)
      local -a commands=(
${commands.map((one) => `        ${quoted(`${one.path.at(-1)}:${one.about}`)}`).join('\n')}
      )
      _describe command commands ;;
    rest)
      case $words[1] in
${commands.map((one) => `        ${one.path.at(-1)}) ${nameOf(one)} ;;`).join('\n')}
      esac ;;
  esac`;

function optionSpecs({ flags, about, value, mayStandAlone }: OptionWords): readonly string[] {
  const text = about.replace(/[[\]:\\]/g, '\\$&');
  const action = value === null ? '' : `${mayStandAlone ? '::' : ':'}value:${actionOf(value)}`;
  return flags.map((flag) =>
    quoted(`*${flag}${value === null || !flag.startsWith('--') ? '' : mayStandAlone ? '=-' : '='}[${text}]${action}`),
  );
}

/** The last of them as often as one likes. */
const valueSpecs = (values: readonly Value[]): readonly string[] =>
  values.map((value) => quoted(`*:value:${actionOf(value)}`));

function actionOf(value: Value): string {
  switch (value.type) {
    case 'words':
      return `(${value.words.join(' ')})`;
    case 'files':
      return `_files -g "*.(${value.endings.join('|')})(-.)"`;
    case 'folder':
      return '_files -/';
    case 'any':
      return ' ';
  }
}

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
