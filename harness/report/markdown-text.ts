/** Text of others inside Markdown: shown as it is, never read as markup. */

/** For running text and table cells: no HTML, no emphasis, no links, no mentions, no line breaks, no cell borders. */
export const escaped = (text: string): string =>
  text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/[\\`*_[\]|~#]/g, (one) => `\\${one}`)
    .replace(/@/g, '@\u200b')
    .replace(/\s*[\r\n]+\s*/g, ' ');

/** A code block whose fence is longer than any in the text. */
export function codeBlock(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}`;
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** A table; its cells are escaped here. Nothing where there are no rows. */
export const markdownTable = (heads: readonly string[], rows: readonly (readonly string[])[]): readonly string[] =>
  rows.length === 0
    ? []
    : [row(heads), row(heads.map(() => '---')), ...rows.map((cells) => row(cells.map(escaped))), ''];
