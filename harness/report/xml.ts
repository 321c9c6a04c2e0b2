/** XML elements as text, escaped by default. */

export type Attributes = Readonly<Record<string, string | number | null>>;

/** XML 1.0 knows no control characters but tab and line ends, not even escaped, and no half surrogates. */
const allowed = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is to be kept out.
  text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');

/** Text between tags. */
export const xmlText = (text: string): string =>
  allowed(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** The value of an attribute in double quotes. */
export const xmlValue = (text: string | number): string =>
  xmlText(String(text)).replace(/"/g, '&quot;').replace(/\r/g, '&#13;').replace(/\n/g, '&#10;').replace(/\t/g, '&#9;');

const opened = (name: string, attributes: Attributes): string =>
  [
    name,
    ...Object.entries(attributes).flatMap(([key, one]) => (one === null ? [] : [`${key}="${xmlValue(one)}"`])),
  ].join(' ');

/** One element, each child on its own line; attributes that are null are left out. Nothing is indented, so text stays as it is. */
export const element = (name: string, attributes: Attributes, children: readonly string[] = []): string =>
  children.length === 0
    ? `<${opened(name, attributes)}/>`
    : `<${opened(name, attributes)}>\n${children.join('\n')}\n</${name}>`;

/** One element that holds text alone. */
export const textElement = (name: string, attributes: Attributes, text: string): string =>
  `<${opened(name, attributes)}>${xmlText(text)}</${name}>`;
