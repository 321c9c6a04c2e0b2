/** A word of a shell's text as the program gets it: quotes gone, variables looked up where they are known. */
import type { Word, WordPart } from 'unbash';

export interface CheckWord {
  /** What is not known stands as it was written: `$PORT`. */
  readonly text: string;
  /** Whether the program gets exactly this. False: the shell puts in what only the container knows. */
  readonly known: boolean;
}

/** What is known of the variables that a check finds. */
export type Variables = Readonly<Record<string, string>>;

export const plainWord = (text: string): CheckWord => ({ text, known: true });

export const readWord = (word: Word, variables: Variables): CheckWord =>
  word.parts === undefined ? plainWord(word.value) : joined(word.parts.map((part) => readPart(part, variables)));

const joined = (words: readonly CheckWord[]): CheckWord => ({
  text: words.map(({ text }) => text).join(''),
  known: words.every(({ known }) => known),
});

function readPart(part: WordPart, variables: Variables): CheckWord {
  switch (part.type) {
    case 'Literal':
    case 'SingleQuoted':
    case 'AnsiCQuoted':
      return plainWord(part.value);
    case 'DoubleQuoted':
    case 'LocaleString':
      return joined(part.parts.map((inner) => readPart(inner, variables)));
    case 'SimpleExpansion':
      return lookUp(part.text.slice(1), part.text, variables);
    case 'ParameterExpansion': {
      const { parameter, operation, prefix, index } = part;
      if (prefix !== undefined || index !== undefined) return { text: part.text, known: false };
      if (operation === undefined) return lookUp(parameter, part.text, variables);
      if (operation.type !== 'Default') return { text: part.text, known: false };
      const { operator, operand } = operation;
      if (!/^:?[-=]$/.test(operator)) return { text: part.text, known: false };
      const given = valueIn(variables, parameter);
      if (given !== undefined && (given !== '' || !operator.startsWith(':'))) return plainWord(given);
      // The image may set what the Compose file does not: the default is likely, and not certain.
      return { text: readWord(operand, variables).text, known: given !== undefined };
    }
    case 'Glob':
    case 'CommandExpansion':
    case 'ArithmeticExpansion':
    case 'ProcessSubstitution':
    case 'ExtendedGlob':
    case 'BraceExpansion':
      return { text: part.text, known: false };
  }
}

function lookUp(name: string, text: string, variables: Variables): CheckWord {
  const value = valueIn(variables, name);
  return value === undefined ? { text, known: false } : plainWord(value);
}

const valueIn = (variables: Variables, name: string): string | undefined =>
  Object.hasOwn(variables, name) ? variables[name] : undefined;
