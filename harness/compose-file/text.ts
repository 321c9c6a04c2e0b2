/** Pieces of a Compose file's text: where a line ends, how far it is indented, and how a value is written there. */
import { type Node, stringify, type YAMLMap } from 'yaml';

export type Scalar = string | number | boolean | null;

export type EditValue = Scalar | readonly EditValue[] | { readonly [key: string]: EditValue };

export const isRecord = (value: unknown): value is { readonly [key: string]: EditValue } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** With `text` between `from` and `to`. */
export const spliced = (whole: string, from: number, to: number, text: string): string =>
  whole.slice(0, from) + text + whole.slice(to);

/** The end of what is written before `at`, white space left out. */
export const contentEnd = (text: string, at: number): number => text.slice(0, at).trimEnd().length;

/** Before the line break. */
export function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  if (end < 0) return text.length;
  return text[end - 1] === '\r' ? end - 1 : end;
}

/** How far `at` is from the beginning of its line. */
export const columnOf = (text: string, at: number): number => at - (text.lastIndexOf('\n', at - 1) + 1);

/** What stands before the keys of the map. */
export const indentOf = (text: string, map: YAMLMap): string =>
  ' '.repeat(columnOf(text, (map.items[0]?.key as Node | undefined)?.range?.[0] ?? 0));

/** As the file itself: `\r\n`, or `\n`. */
export const breakOf = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');

/** Spaces for one level, as the file itself has its first. */
export const stepOf = (text: string): number =>
  /^[\w.-]+:[^\n]*\n(?:\s*(?:#[^\n]*)?\n)*( +)\S/m.exec(text)?.[1]?.length ?? 2;

/** On one line. In quotes what an old reader of YAML takes for a truth or a number: `no`. */
export const flow = (value: EditValue): string =>
  stringify(value, { version: '1.1', collectionStyle: 'flow', lineWidth: 0, flowCollectionPadding: false }).trimEnd();

/** On lines of its own, each with its indentation; no break at the end. */
export const block = (value: EditValue, indent: string, text: string): string =>
  stringify(value, { version: '1.1', lineWidth: 0, indent: stepOf(text), aliasDuplicateObjects: false })
    .trimEnd()
    .split('\n')
    .map((line) => (line === '' ? line : indent + line))
    .join(breakOf(text));

/** A scalar in the place of another, with the quotes that were there; `content` is what an interpolation leaves of it. */
export function inStyleOf(source: string, value: Scalar): string {
  if (source.startsWith('"')) return JSON.stringify(String(value));
  if (source.startsWith("'")) return `'${String(value).replaceAll("'", "''")}'`;
  return typeof value === 'string' && /^[\w./:@$-]*\$\{\w+:?-[\w./:@-]*\}$/.test(value) ? value : flow(value);
}

/** Several lines in the place of others that stand below a `|`, as far indented as those; null: what stands there has no line. */
export function inBlockOf(source: string, value: string): string | null {
  const found = /^(\|[^\r\n]*(\r?\n))(?:[ \t]*\r?\n)*( +)/.exec(source);
  if (found === null) return null;
  const [, head, lineBreak, indent] = found;
  const lines = value.trimEnd().split('\n');
  return `${head}${lines.map((line) => (line === '' ? '' : indent + line)).join(lineBreak)}`;
}

/** `${NAME:-5s}` and the like: a variable with a default, and nothing else. */
const interpolation = /^\$\{(\w+)(:?-)([^{}]*)\}$/;

/** What the text says while nobody sets the variable. */
export const defaultIn = (content: string): string => interpolation.exec(content)?.[3] ?? content;

/** The new value where `content` stood: of an interpolation only its default changes. */
export function renewed(content: string, value: Scalar): Scalar {
  const found = interpolation.exec(content);
  if (found === null || value === null || /[{}]/.test(String(value))) return value;
  return `\${${found[1]}${found[2]}${value}}`;
}
