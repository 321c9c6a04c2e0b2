/** Words of a health check that no program gets. */
import { checkOf, checkPlace } from '../check.ts';
import { editTest, writtenTest } from '../check-edits.ts';
import type { Rule } from '../rule.ts';

export const checkWordsLost: Rule = {
  level: 'error',
  about: 'Words after the text of CMD-SHELL, which no program gets.',
  look: (service) => {
    const check = checkOf(service);
    if (check?.form !== 'shell' || check.words.length < 2) return [];
    const [text = '', ...lost] = check.words;
    // The shell calls them $0, $1 and so on.
    if (/\$[0-9@*]|\$\{[0-9@*]/.test(text)) return [];
    const said = writtenTest(service);
    const plain = Array.isArray(said) && said.every((word) => /^[\w./:=,@+%?$&|;{}-]+$/.test(word));
    return [
      {
        message: `the health check of ${service.name} runs \`${text}\` alone, without \`${lost.join(' ')}\``,
        why: 'a shell reads the first item after CMD-SHELL, and takes those after it for $0, $1 and so on',
        cost: `the check ends as \`${text}\` ends that is given nothing`,
        fix: 'write CMD-SHELL and the whole command as one text, or CMD and each word as an item',
        at: checkPlace(service),
        edits: plain ? [editTest(service, ['CMD-SHELL', said.slice(1).join(' ')])] : [],
      },
    ];
  },
};
