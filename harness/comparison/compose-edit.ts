/** Edits the text of a Compose file in place: what is not meant stays byte for byte, comments and quotes included. */
import { isAlias, isMap, isScalar, isSeq, type Node, parseDocument, stringify, type YAMLMap } from 'yaml';

export type EditValue = string | number | boolean | null | readonly EditValue[] | { readonly [key: string]: EditValue };

export interface Edit {
  /** Keys from the top of the file. */
  readonly path: readonly string[];
  readonly value: EditValue;
}

/** Null: one of the edits cannot be made where the file's text is (an alias, a list where a map is needed). */
export function applyEdits(text: string, edits: readonly Edit[]): string | null {
  let edited: string | null = text;
  for (const edit of edits) if (edited !== null) edited = applyEdit(edited, edit);
  return edited;
}

function applyEdit(text: string, { path, value }: Edit): string | null {
  const document = parseDocument(text);
  if (document.errors.length > 0 || !isMap(document.contents)) return null;
  let map: YAMLMap = document.contents as YAMLMap;
  for (const [depth, key] of path.entries()) {
    const pair = map.items.find((item) => isScalar(item.key) && String(item.key.value) === key);
    const rest = path.slice(depth + 1);
    if (pair === undefined) return insert(text, map, key, nested(rest, value));
    const node = pair.value as Node | null;
    if (rest.length === 0) return replace(text, node, value);
    if (isMap(node)) map = node;
    else if (node === null || (isScalar(node) && node.value === null))
      return fill(text, pair.key as Node, nested(rest, value), indentOf(text, map));
    else return null;
  }
  return null;
}

/** The value under the keys that are still missing. */
const nested = (keys: readonly string[], value: EditValue): EditValue =>
  keys.reduceRight<EditValue>((inner, key) => ({ [key]: inner }), value);

/** In the place of what stands there; of an interpolation only its default. */
function replace(text: string, node: Node | null, value: EditValue): string | null {
  if (node === null || node.range == null || isAlias(node)) return null;
  const [from, to] = node.range;
  const source = text.slice(from, to);
  if (isScalar(node) && isPlain(value)) {
    const interpolated = /^(["']?)\$\{(\w+)(:?-)[^{}]*\}\1$/.exec(source);
    if (interpolated !== null) {
      const [, quote, name, dash] = interpolated;
      return `${text.slice(0, from)}${quote}\${${name}${dash}${value}}${quote}${text.slice(to)}`;
    }
    return text.slice(0, from) + inStyleOf(source, value) + text.slice(to);
  }
  if (isScalar(node) || isSeq(node) || isMap(node)) {
    const end = text.slice(from, to).trimEnd().length + from;
    return text.slice(0, from) + flow(value) + text.slice(end);
  }
  return null;
}

const isPlain = (value: EditValue): value is string | number | boolean => typeof value !== 'object' || value === null;

/** With the quotes that were there. */
function inStyleOf(source: string, value: string | number | boolean): string {
  if (source.startsWith('"')) return JSON.stringify(String(value));
  if (source.startsWith("'")) return `'${String(value).replaceAll("'", "''")}'`;
  return flow(value);
}

/** On one line, as YAML reads it anywhere. */
const flow = (value: EditValue): string =>
  stringify(value, { collectionStyle: 'flow', lineWidth: 0, flowCollectionPadding: false }).trimEnd();

/** A new key at the end of a map, in the map's own manner. */
function insert(text: string, map: YAMLMap, key: string, value: EditValue): string | null {
  const last = map.items.at(-1);
  const anchor = (last?.value ?? last?.key) as Node | null | undefined;
  if (anchor?.range == null) return null;
  const end = contentEnd(text, anchor.range[1]);
  if (map.flow) return `${text.slice(0, end)}, ${flow({ [key]: value }).slice(1, -1)}${text.slice(end)}`;
  const line = lineEnd(text, end);
  return `${text.slice(0, line)}\n${block({ [key]: value }, indentOf(text, map))}${text.slice(line)}`;
}

/** A key that has nothing behind it. */
function fill(text: string, key: Node, value: EditValue, indent: string): string | null {
  if (key.range == null) return null;
  const line = lineEnd(text, key.range[1]);
  return `${text.slice(0, line)}\n${block(value, `${indent}  `)}${text.slice(line)}`;
}

const contentEnd = (text: string, at: number): number => text.slice(0, at).trimEnd().length;

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

/** What stands before the map's first key on its line. */
function indentOf(text: string, map: YAMLMap): string {
  const first = (map.items[0]?.key as Node | undefined)?.range?.[0] ?? 0;
  const start = text.lastIndexOf('\n', first - 1) + 1;
  return ' '.repeat(first - start);
}

const block = (value: EditValue, indent: string): string =>
  stringify(value, { lineWidth: 0, defaultStringType: 'PLAIN' })
    .trimEnd()
    .split('\n')
    .map((line) => (line === '' ? line : indent + line))
    .join('\n');
