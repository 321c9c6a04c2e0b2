/** Shell syntax in a command that no shell reads. */
import { isShell } from '../../model/check/unwrap.ts';
import type { LintService } from '../../model/lint.ts';
import type { Rule } from '../rule.ts';
import { resolvedAt } from '../said.ts';

export const commandWithoutShell: Rule = {
  level: 'error',
  about: 'A command with shell syntax that no shell reads.',
  ofOneShots: true,
  look: (service) =>
    (['entrypoint', 'command'] as const).flatMap((key) => {
      const sign = shellSign(service, key);
      if (sign === null) return [];
      return [
        {
          message: `${service.name} has \`${sign}\` in its ${key}, and no shell reads it`,
          why: `Compose splits the text into words and gives them to the program as they are: \`${sign}\` is one of its arguments`,
          cost: 'what stands behind it never runs, and the program gets words that it does not know',
          fix: `give the whole text to a shell: ${key}: ["sh", "-c", "…"]`,
          at: [key],
        },
      ];
    }),
};

/** Alone between two words, as only a shell takes it. Null where there is none, or whoever gets it may be a shell itself. */
function shellSign(service: LintService, key: 'entrypoint' | 'command'): string | null {
  const words = resolvedAt(service, key);
  if (!Array.isArray(words) || [...wordsBefore(service, key), ...words].some((word) => isShell(String(word))))
    return null;
  return words.map(String).find((word, index) => index > 0 && /^(&&|\|\|)$/.test(word)) ?? null;
}

const wordsBefore = (service: LintService, key: 'entrypoint' | 'command'): readonly unknown[] => {
  if (key === 'entrypoint') return [];
  const before = resolvedAt(service, 'entrypoint');
  return Array.isArray(before) ? before : (service.imageFacts?.entrypoint ?? []);
};
