/** The command that does the same again: as it was typed, with the seed that it had. */
import { shellWord } from '../model/shell-word.ts';

/** `words`: what stood behind `resilience`. */
export function repeatCommand(words: readonly string[], seed: string): string {
  const unseeded = words.filter(
    (word, index) => word !== '--seed' && words[index - 1] !== '--seed' && !word.startsWith('--seed='),
  );
  return ['resilience', ...unseeded.map(shellWord), '--seed', seed].join(' ');
}
