/** A shell between the engine's stop signal and the service. */
import type { Edit } from '../../compose-file/edit.ts';
import { secondsText } from '../../model/duration-text.ts';
import type { LintService } from '../../model/lint.ts';
import { execPlace, type ShellText, shellText, staysInShell } from '../first-process.ts';
import { mayEnd } from '../purpose.ts';
import type { Rule } from '../rule.ts';
import { resolvedAt, saidOf } from '../said.ts';

export const shellSwallowsSigterm: Rule = {
  level: 'warning',
  about: 'A shell gets the stop signal, and the service that it has started never does.',
  look: (service, { services }) => {
    const { name, init, stopGrace } = service;
    const script = shellText(service);
    if (script === null || !staysInShell(script) || mayEnd(service, services) || isKilled(service)) return [];
    return [
      {
        message: `${name} is started through a shell: \`${shortened(script.text)}\``,
        ...(init
          ? {
              why: 'the init passes the stop signal to the shell, which ends without passing it on, and what it has started is killed with the container',
              cost: 'every stop, restart and replacement kills the service at once, whatever it is doing',
            }
          : {
              why: 'the shell gets the stop signal, waits for its child, and does not pass it on: the service never receives it',
              cost: `every stop, restart and replacement takes the whole stop_grace_period, ${secondsText(stopGrace)}, and ends in SIGKILL`,
            }),
        fix: 'write the command as a list, or begin its last part with exec',
        at: [keyOf(service)],
        ...editOf(service, script),
      },
    ];
  },
};

const shortened = (script: string): string => {
  const line = script.replace(/\s+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
};

/** Which of the two says what the shell runs. */
const keyOf = (service: LintService): 'entrypoint' | 'command' =>
  resolvedAt(service, 'command') == null && resolvedAt(service, 'entrypoint') != null ? 'entrypoint' : 'command';

/** A stop that is a kill keeps nothing from anybody. */
const isKilled = (service: LintService): boolean => /^(SIG)?KILL$|^9$/.test(String(resolvedAt(service, 'stop_signal')));

/** With `exec` before the last command, where the Compose file itself has the text and no variable is in it. */
function editOf(service: LintService, { text }: ShellText): { readonly edits?: readonly Edit[] } {
  const key = keyOf(service);
  const words = resolvedAt(service, key);
  const at = execPlace(text);
  const written = JSON.stringify(saidOf(service, key) ?? '');
  if (!Array.isArray(words) || !words.includes(text) || at === null || /\$/.test(written.replaceAll('$$', '')))
    return {};
  const value = words.map((word) => (word === text ? `${text.slice(0, at)}exec ${text.slice(at)}` : String(word)));
  return {
    edits: [{ path: ['services', service.name, key], value: value.map((word) => word.replaceAll('$', '$$$$')) }],
  };
}
