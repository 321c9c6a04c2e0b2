/** Edits of a health check as the files say it, where variables stand as they are written. */
import type { Edit } from '../compose-file/edit.ts';
import type { LintService } from '../model/lint.ts';
import { saidOf } from './said.ts';

/** The check's text or words in the file; null: no file says them. */
export function writtenTest(service: LintService): string | readonly string[] | null {
  if (service.healthFrom !== 'compose') return null;
  const said = saidOf(service, 'healthcheck', 'test');
  if (typeof said === 'string') return said;
  return Array.isArray(said) && said.every((word) => typeof word === 'string') ? said : null;
}

/** Each of its words changed; none: nothing changes, or no file says it. */
export function editWords(service: LintService, change: (word: string) => string): readonly Edit[] {
  const said = writtenTest(service);
  if (said === null) return [];
  const test = typeof said === 'string' ? change(said) : said.map(change);
  return String(test) === String(said) ? [] : [editTest(service, test)];
}

export const editTest = ({ name }: LintService, test: string | readonly string[]): Edit => ({
  path: ['services', name, 'healthcheck', 'test'],
  value: test,
});

/** A list of words that no shell reads as a text that one reads. None: a word is of a kind that cannot be carried over as it is. */
export function editIntoShell(service: LintService): readonly Edit[] {
  const said = writtenTest(service);
  if (said === null || typeof said === 'string' || said[0] !== 'CMD') return [];
  const words = said.slice(1);
  const text = words.length === 1 ? words[0]! : words.map(shellText).join(' ');
  return words.some((word) => /['"\\`]/.test(word)) ? [] : [editTest(service, ['CMD-SHELL', text])];
}

const shellText = (word: string): string => {
  if (/^(\|\|?|&&|;|\d?>(&\d)?|[\d&]?>[\w./]+|2>&1)$/.test(word)) return word;
  return /^[\w./:=,@+%?-]+$/.test(word) ? word : `"${word}"`;
};
