/** Programs that run another one, which they are given as words: `timeout 5 curl …`, `su app -c "…"`, `sh -c "…"`. */
import type { CheckProgram } from './programs.ts';

/** What a program runs: further words, or a text that a shell reads. Null: it runs nothing else. */
export type RunsOther =
  | { readonly words: CheckProgram }
  | { readonly shell: string; readonly options: string; readonly text: string };

export const programName = (program: string): string => program.replace(/^.*\//, '');

const shells = new Set(['sh', 'bash', 'ash', 'dash', 'ksh', 'zsh']);

export const isShell = (program: string): boolean => shells.has(programName(program));

/** For each program that runs another: its options that take a word, and how many words stand before the other. */
const wrappers = new Map<string, { readonly valued: RegExp; readonly before: number }>(
  Object.entries({
    timeout: { valued: /^(-[ks]|--signal|--kill-after)$/, before: 1 },
    exec: { valued: /^-a$/, before: 0 },
    command: { valued: /^$/, before: 0 },
    env: { valued: /^-[uCS]$/, before: 0 },
    nice: { valued: /^-n$/, before: 0 },
    nohup: { valued: /^$/, before: 0 },
    time: { valued: /^$/, before: 0 },
    gosu: { valued: /^$/, before: 1 },
    'su-exec': { valued: /^$/, before: 1 },
    setpriv: { valued: /^$/, before: 0 },
    sudo: { valued: /^-[ugCDhprtTU]$/, before: 0 },
    's6-setuidgid': { valued: /^$/, before: 1 },
    'with-contenv': { valued: /^$/, before: 0 },
    busybox: { valued: /^$/, before: 0 },
  }),
);

export function runsOther(one: CheckProgram): RunsOther | null {
  const name = programName(one.program.text);
  const { args } = one;
  if (isShell(name) || name === 'su') {
    const at = args.findIndex(({ text }) => /^(-\w*c|--command)$/.test(text));
    const script = at < 0 ? undefined : args[at + 1];
    // What stands in a substitution was read where it stands; what it gives is known to the container alone.
    if (script === undefined || (!script.known && /\$\(|`/.test(script.text))) return null;
    const options = args.slice(0, at + 1).map(({ text }) => text);
    return { shell: name === 'su' ? 'sh' : one.program.text, options: options.join(' '), text: script.text };
  }
  // `busybox --list` and `command -v curl` run nothing.
  if (name === 'command' && args.some(({ text }) => /^-[vV]$/.test(text))) return null;
  const wrapper = wrappers.get(name);
  if (wrapper === undefined) return null;
  let at = 0;
  while (args[at] !== undefined && /^-|^\w+=/.test(args[at]!.text)) at += wrapper.valued.test(args[at]!.text) ? 2 : 1;
  at += wrapper.before;
  const program = args[at];
  return program === undefined ? null : { words: { ...one, program, args: args.slice(at + 1) } };
}
