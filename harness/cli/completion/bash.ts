/** The completion of the command line for bash. */
import { allCommands, type CommandWords, type Value } from './words.ts';

export function bashCompletion(program: CommandWords): string {
  const all = allCommands(program);
  const commands = all.filter((one) => one.path.length > 0);
  return `# resilience: completion for bash. Load it with: source <(resilience completion bash)
_resilience_files() {
  local file
  compopt -o filenames 2> /dev/null
  while IFS= read -r file; do
    if [[ -d $file || $file =~ $1 ]]; then COMPREPLY+=("$file"); fi
  done < <(compgen -f -- "$cur")
}

_resilience() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD-1]}" path='' words='' i
  COMPREPLY=()
  if [[ $cur == = ]]; then cur=''; elif [[ $prev == = ]]; then prev="\${COMP_WORDS[COMP_CWORD-2]}"; fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "$path \${COMP_WORDS[i]}" in
      ${commands.map((one) => `'${one.path.slice(0, -1).join(' ')} ${one.path.at(-1)}'`).join(' | ')}) path="\${path:+$path }\${COMP_WORDS[i]}" ;;
    esac
  done
  case "$path $prev" in
${all.flatMap(optionCases).join('\n')}
  esac
  case "$path" in
${all.map(commandCase).join('\n')}
  esac
  COMPREPLY+=($(compgen -W "$words" -- "$cur"))
}
complete -F _resilience resilience
`;
}

/** After an option that takes a value there is that value, and nothing else. */
const optionCases = ({ path, options }: CommandWords): readonly string[] =>
  options.flatMap(({ flags, value, mayStandAlone }) =>
    value === null || mayStandAlone
      ? []
      : [`    ${flags.map((flag) => `'${path.join(' ')} ${flag}'`).join(' | ')}) ${offer(value)}return ;;`],
  );

function commandCase({ path, commands, options, values }: CommandWords): string {
  const flags = options.flatMap((one) => one.flags);
  const words = commands.map((one) => one.path.at(-1)!);
  const beside = `words='${words.join(' ')}'; ${values.map(offer).join('')}`;
  return `    '${path.join(' ')}') if [[ $cur == -* ]]; then words='${flags.join(' ')}'; else ${beside.trimEnd()} fi ;;`;
}

function offer(value: Value): string {
  switch (value.type) {
    case 'words':
      return `COMPREPLY+=($(compgen -W '${value.words.join(' ')}' -- "$cur")); `;
    case 'files':
      return `_resilience_files '\\.(${value.endings.join('|')})$'; `;
    case 'folder':
      return "_resilience_files '^$'; ";
    case 'any':
      return '';
  }
}
