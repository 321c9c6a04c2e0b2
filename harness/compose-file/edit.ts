/** Edits the text of a Compose file in place: what is not meant stays byte for byte, comments and quotes included. */
import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  type YAMLMap,
} from 'yaml';
import { itemEdit, listEdit } from './list-edit.ts';
import { readCompose, saidAt, sameSaid, saysAlready, withAt } from './reading.ts';
import {
  block,
  breakOf,
  contentEnd,
  type EditValue,
  flow,
  inBlockOf,
  indentOf,
  inStyleOf,
  isRecord,
  lineEnd,
  renewed,
  spliced,
  stepOf,
} from './text.ts';

export interface Edit {
  /** Keys from the top of the file. */
  readonly path: readonly string[];
  readonly value: EditValue;
  /** `value` is one item more of the list there, in the place of the item that is this text. Null: in nobody's place. Absent: it is all there is. */
  readonly instead?: string | null;
}

/**
 * Null: one of the edits cannot be made where the file's text is. Every edit is proved by reading the new text: it says what
 * was wanted, and all else as before. So a map that others share by an anchor is never edited.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string | null {
  let edited: string | null = text;
  for (const edit of edits) if (edited !== null) edited = applyEdit(edited, edit);
  return edited;
}

function applyEdit(text: string, edit: Edit): string | null {
  const document = parseDocument(text, { merge: true });
  if (document.errors.length > 0 || !isMap(document.contents)) return null;
  const said = readCompose(text);
  const value = wholeValue(saidAt(said, edit.path), edit);
  if (saysAlready(saidAt(said, edit.path), value)) return text;
  const edited = write(text, document, edit, value);
  return edited !== null && saysOnly(edited, withAt(said, edit.path, value)) ? edited : null;
}

/** What is to be said at the path: of an item, the list with it. */
function wholeValue(said: unknown, { value, instead }: Edit): EditValue {
  if (instead === undefined) return value;
  const items = (Array.isArray(said) ? said : []) as readonly EditValue[];
  if (items.some((one) => sameSaid(one, value))) return items;
  return items.includes(instead) ? items.map((one) => (one === instead ? value : one)) : [...items, value];
}

function saysOnly(text: string, wanted: unknown): boolean {
  try {
    return sameSaid(readCompose(text), wanted);
  } catch {
    return false;
  }
}

function write(text: string, document: Document, edit: Edit, value: EditValue): string | null {
  const { path, instead } = edit;
  let map = document.contents as YAMLMap;
  for (const [depth, key] of path.entries()) {
    const rest = path.slice(depth + 1);
    const pair = map.items.find((item) => isScalar(item.key) && String(item.key.value) === key);
    const isOfShared = instead !== undefined && rest.length === 0 && !isSeq(pair?.value ?? null);
    if (isOfShared && saidAt(map.toJS(document), [key]) != null) return null;
    if (pair === undefined) return insert(text, map, key, beneath(saidAt(map.toJS(document), [key]), rest, value));
    const node = pair.value as Node | null;
    if (isBare(text, node)) return fill(text, pair, nested(rest, value), indentOf(text, map));
    if (rest.length === 0)
      return instead !== undefined && isSeq(node) ? itemEdit(text, node, edit) : replace(text, node, value);
    if (isMap(node)) map = node;
    else if (isAlias(node)) return overAlias(text, node, nested(rest, value));
    else return isSeq(node) ? listEdit(text, node, { key, rest, value, indent: indentOf(text, map) }) : null;
  }
  return null;
}

/** The value under the keys that are still missing. */
const nested = (keys: readonly string[], value: EditValue): EditValue =>
  keys.reduceRight<EditValue>((inner, key) => ({ [key]: inner }), value);

/** The same over what a merge key brings: a map of the service's own hides the merged one, so it has all of it. */
function beneath(inherited: unknown, [key, ...rest]: readonly string[], value: EditValue): EditValue {
  if (key === undefined) return value;
  const map = isRecord(inherited) ? inherited : {};
  return { ...map, [key]: beneath(map[key], rest, value) };
}

/** A key with nothing behind it. */
const isBare = (text: string, node: Node | null): boolean =>
  node === null || (isScalar(node) && node.value === null && text.slice(...span(text, node)) === '');

/** From the first character of its value to the last. */
function span(text: string, node: Node): [number, number] {
  const [from, to] = node.range!;
  return [from, Math.max(from, contentEnd(text, to))];
}

/** In the place of what stands there; of an interpolation only its default. */
function replace(text: string, node: Node | null, value: EditValue): string | null {
  if (node?.range == null || node.range[0] === node.range[1]) return null;
  const [from, to] = span(text, node);
  if (typeof value === 'string' && isScalar(node) && node.type === 'BLOCK_LITERAL') {
    const lines = inBlockOf(text.slice(from, to), value);
    return lines === null ? null : spliced(text, from, to, lines);
  }
  if (isScalar(node) && !isRecord(value) && !Array.isArray(value)) {
    const content = renewed(String(node.value), value as string | number | boolean | null);
    return spliced(text, from, to, inStyleOf(text.slice(from, to), content));
  }
  return spliced(text, from, to, flow(value));
}

/** `*check` becomes `{<<: *check, interval: 1s}`: the others that share it keep theirs. */
function overAlias(text: string, node: Node, value: EditValue): string {
  const [from, to] = span(text, node);
  return spliced(text, from, to, `{<<: ${text.slice(from, to)}, ${flow(value).slice(1)}`);
}

/** A new key at the end of a map, in the map's own manner. */
function insert(text: string, map: YAMLMap, key: string, value: EditValue): string | null {
  const last = map.items.at(-1);
  if (map.flow) return insertInLine(text, map, flow({ [key]: value }).slice(1, -1));
  const anchor = (last?.value ?? last?.key) as Node | null | undefined;
  if (anchor?.range == null) return null;
  const line = lineEnd(text, contentEnd(text, anchor.range[1]));
  return spliced(text, line, line, breakOf(text) + block({ [key]: value }, indentOf(text, map), text));
}

function insertInLine(text: string, map: YAMLMap, pair: string): string | null {
  if (map.range == null) return null;
  const last = map.items.at(-1);
  if (last === undefined) return spliced(text, map.range[0] + 1, map.range[0] + 1, `${pair}`);
  const anchor = (last.value ?? last.key) as Node | null;
  if (anchor?.range == null) return null;
  const end = contentEnd(text, anchor.range[1]);
  return spliced(text, end, end, `, ${pair}`);
}

/** What is written behind or below a key that has nothing yet. */
function fill(text: string, { key }: Pair, value: EditValue, indent: string): string | null {
  const range = (key as Node).range;
  if (range == null) return null;
  const colon = text.indexOf(':', range[1]) + 1;
  if (colon === 0) return null;
  if (!isRecord(value)) return spliced(text, colon, colon, ` ${flow(value)}`);
  const line = lineEnd(text, colon);
  return spliced(text, line, line, breakOf(text) + block(value, indent + ' '.repeat(stepOf(text)), text));
}

/** A new default for every `${NAME:-…}`; null: the file has none, or the variable stands in it without a default as well. */
export function withDefault(text: string, name: string, value: string): string | null {
  if (/[{}$\s#"']/.test(value)) return null;
  const lines = text.split('\n').map((line) => (/^\s*#/.test(line) ? line : redefaulted(line, name, value)));
  const edited = lines.join('\n');
  const bare = new RegExp(`\\$(?:${name}(?!\\w)|\\{${name}(?!:?-|\\w))`);
  const live = lines
    .filter((line) => !/^\s*#/.test(line))
    .join('\n')
    .replaceAll('$$', '');
  const stands = new RegExp(`\\$\\{${name}:?-`).test(live);
  return stands && !bare.test(live) && parses(edited) ? edited : null;
}

const redefaulted = (line: string, name: string, value: string): string =>
  line.replace(new RegExp(`(?<!\\$)(\\$\\{${name}:?-)[^{}]*\\}`, 'g'), (_all, head: string) => `${head}${value}}`);

const parses = (text: string): boolean => parseDocument(text).errors.length === 0;
