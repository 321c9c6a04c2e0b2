/** Colour and width of terminal text: one function that colours, one that wraps. */
import { glued } from './format.ts';

/** SGR codes of ECMA-48: what opens a style and what closes it. */
const codes = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  cyan: [36, 39],
} as const;

export type Style = keyof typeof codes;

/** Colours text, or leaves it as it is. */
export type Paint = (style: Style, text: string) => string;

export const painter =
  (colour: boolean): Paint =>
  (style, text) =>
    colour && text !== '' ? `\u001b[${codes[style][0]}m${text}\u001b[${codes[style][1]}m` : text;

/** Text of others may hold escape sequences and line breaks; neither reaches the terminal. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is to be kept out.
export const harmless = (text: string): string => text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ');

/** Breaks plain text at spaces into lines of at most `width`; a word that is longer keeps a line of its own. */
export function wrap(plain: string, width: number): readonly string[] {
  const text = glued(plain);
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].map((one) => one.replaceAll('\u00a0', ' '));
}

/** Wraps plain text behind a first indent, further lines below it. */
export function hang(
  head: string,
  text: string,
  width: number,
  paint: (line: string) => string = (line) => line,
): string {
  const indent = ' '.repeat(head.length);
  return wrap(harmless(text), Math.max(24, width - head.length))
    .map((line, index) => (index === 0 ? head : indent) + paint(line))
    .join('\n');
}
