/** A program's words as options with their values, and operands. */
import type { CheckWord } from './word.ts';

export interface ReadOptions {
  /** The words that are neither options nor values of such. */
  readonly operands: readonly CheckWord[];
  /** The value of the last option by one of these names (`-h`, `--host`), however it is joined to it. */
  readonly value: (...names: readonly string[]) => CheckWord | null;
  readonly has: (...names: readonly string[]) => boolean;
}

/** `valued`: the options that take a value, long ones with both dashes; short ones may be joined with others and with their value. */
export function readOptions(args: readonly CheckWord[], valued: readonly string[]): ReadOptions {
  const takes = new Set(valued);
  const given: { name: string; value: CheckWord | null }[] = [];
  const operands: CheckWord[] = [];
  for (let at = 0; at < args.length; at++) {
    const { text, known } = args[at]!;
    const next = (): CheckWord | null => args[++at] ?? null;
    const long = /^(--?[A-Za-z][\w-]+)=(.*)$/s.exec(text);
    if (text === '--') {
      operands.push(...args.slice(at + 1));
      break;
    }
    if (long) given.push({ name: long[1]!, value: { text: long[2]!, known } });
    else if (text.startsWith('--') || takes.has(text))
      given.push({ name: text, value: takes.has(text) ? next() : null });
    else if (/^-[^-]/.test(text)) {
      for (let letter = 1; letter < text.length; letter++) {
        const name = `-${text[letter]}`;
        const rest = text.slice(letter + 1);
        if (!takes.has(name)) given.push({ name, value: null });
        else {
          given.push({ name, value: rest === '' ? next() : { text: rest, known } });
          break;
        }
      }
    } else operands.push(args[at]!);
  }
  return {
    operands,
    value: (...names) => given.findLast(({ name }) => names.includes(name))?.value ?? null,
    has: (...names) => given.some(({ name }) => names.includes(name)),
  };
}
