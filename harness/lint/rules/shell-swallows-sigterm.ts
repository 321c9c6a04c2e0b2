/** A shell between the engine's SIGTERM and the service. */
import { secondsText } from '../../model/duration-text.ts';
import type { Rule } from '../rule.ts';

const shells = /(^|\/)(ba|da|a|z)?sh$/;

export const shellSwallowsSigterm: Rule = {
  level: 'warning',
  about: 'A shell between the stop signal and the service.',
  look: ({ name, command, stopGrace }) => {
    const script = scriptOf(command ?? []);
    if (script === null || !staysInShell(script)) return [];
    return [
      {
        message: `${name} is started through a shell: \`${script.length > 60 ? `${script.slice(0, 59)}…` : script}\``,
        why: 'the shell gets the SIGTERM, waits for its child, and does not pass it on: the service never receives it',
        cost: `every stop, restart and replacement takes the whole stop_grace_period, ${secondsText(stopGrace)}, and ends in SIGKILL`,
        fix: 'write the command as a list, or begin its last part with exec',
        at: ['command'],
      },
    ];
  },
};

/** What a shell is given by `-c`; null: there is no shell. */
function scriptOf(command: readonly string[]): string | null {
  const at = command.findIndex((word) => shells.test(word));
  if (at < 0 || at > 1) return null;
  const flag = command.findIndex((word, index) => index > at && /^-\w*c$/.test(word));
  return flag < 0 ? null : (command[flag + 1] ?? null);
}

/** A single command replaces the shell (dash, busybox and bash do so). Where `exec` stands anywhere, its author has thought of it. */
function staysInShell(script: string): boolean {
  const parts = script.split(/&&|\|\||[;|&\n]/).filter((part) => part.trim() !== '');
  return parts.length > 1 && !/(^|[\s;&|])exec\s/.test(script);
}
