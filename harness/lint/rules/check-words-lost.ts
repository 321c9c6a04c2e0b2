/** Words of a health check that no program gets. */
import { isShell } from '../../model/check/unwrap.ts';
import { checkOf, checkPlace } from '../check.ts';
import { editTest, writtenTest } from '../check-edits.ts';
import type { Rule } from '../rule.ts';

export const checkWordsLost: Rule = {
  level: 'error',
  about: 'Words after the text that a shell reads, which no program gets: `["CMD-SHELL", "curl", "-f", "localhost"]`.',
  look: (service) => {
    const check = checkOf(service);
    if (check === null) return [];
    const [text = '', ...lost] = afterShell(check.form, check.words);
    // The text itself asks for them, or they would change nothing.
    if (lost.length === 0 || /\$[0-9@*]|\$\{[0-9@*]/.test(text) || /^(\|\| (exit 1|false)|--)$/.test(lost.join(' ')))
      return [];
    const said = writtenTest(service);
    const words = typeof said === 'string' ? [] : (said ?? []);
    const plain = words[0] === 'CMD-SHELL' && words.every((word) => /^[\w./:=,@+%?$&|;{}-]+$/.test(word));
    return [
      {
        message: `the health check of ${service.name} runs \`${text}\` alone, without \`${lost.join(' ')}\``,
        why: 'a shell reads one text, and takes the words after it for $0, $1 and so on',
        cost: `the check ends as \`${text}\` ends that is given nothing`,
        fix: 'write CMD-SHELL and the whole command as one text, or CMD and each word as an item',
        at: checkPlace(service),
        edits: plain ? [editTest(service, ['CMD-SHELL', words.slice(1).join(' ')])] : [],
      },
    ];
  },
};

/** The text that a shell reads, and the words after it. */
function afterShell(form: string, words: readonly string[]): readonly string[] {
  if (form === 'shell') return words;
  const at = form === 'exec' && isShell(words[0] ?? '') ? words.findIndex((word) => /^-\w*c$/.test(word)) : -1;
  return at < 0 ? [] : words.slice(at + 1);
}
