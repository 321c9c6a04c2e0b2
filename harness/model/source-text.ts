/** Literals and comments of the language that scenarios are written in. */

/** A string of the language, in single quotes. */
export const quoted = (text: string): string =>
  `'${text
    .replace(/[\\']/g, '\\$&')
    .replace(/\n/g, '\\n')
    .replace(/\r/g, '\\r')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what a server is sent may hold them
    .replace(/[\x00-\x1f\x7f]/g, (one) => `\\x${one.charCodeAt(0).toString(16).padStart(2, '0')}`)}'`;

/** A key of an object of the language. */
export const keyText = (name: string): string => (/^[a-z_$][\w$]*$/i.test(name) ? name : quoted(name));

/** A list of strings of the language. */
export const quotedList = (texts: readonly string[]): string => `[${texts.map(quoted).join(', ')}]`;

/** A pattern of the language, with its slashes and line ends escaped. */
export const patternText = (source: string, flags = ''): string => String(new RegExp(source, flags));

/** What stands in a comment, on one line: nothing that somebody else says may end it. */
export const commentText = (text: string): string => text.replaceAll('*/', '* /').replace(/\s+/g, ' ');

/** A length of time as a scenario writes it: `'5s'`, `'1350ms'`. */
export const lengthText = (length: number): string =>
  length % 1000 === 0 ? `'${length / 1000}s'` : `'${Math.ceil(length)}ms'`;
