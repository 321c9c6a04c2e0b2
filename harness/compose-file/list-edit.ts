/** Lists of a service: the short forms of its environment, labels and dependencies, which Compose reads as maps, and an item of any other. */
import { isScalar, type Node, type YAMLSeq } from 'yaml';
import { distinct } from '../model/distinct.ts';
import {
  block,
  breakOf,
  columnOf,
  contentEnd,
  type EditValue,
  flow,
  inStyleOf,
  lineEnd,
  renewed,
  type Scalar,
  spliced,
  stepOf,
} from './text.ts';

interface ListEdit {
  readonly key: string;
  /** Of the map that the list stands for. */
  readonly rest: readonly string[];
  readonly value: EditValue;
  /** What stands before `key`. */
  readonly indent: string;
}

/** Null: a list that stands for no map, or one that cannot be written otherwise without losing a comment. */
export function listEdit(text: string, list: YAMLSeq, edit: ListEdit): string | null {
  const [name, ...deeper] = edit.rest;
  if (name === undefined || list.range == null) return null;
  if (standsForValues(edit.key) && deeper.length === 0) return setVariable(text, list, name, edit.value as Scalar);
  if (edit.key === 'depends_on' && deeper.join() === 'condition') return asMap(text, list, name, edit);
  return null;
}

/** Lists of `NAME=value`. */
export const standsForValues = (key: string | undefined): boolean => key === 'environment' || key === 'labels';

function setVariable(text: string, list: YAMLSeq, name: string, value: Scalar): string | null {
  const items = list.items.filter(isScalar);
  const item = items.find((one) => String(one.value).split('=')[0] === name);
  if (item?.range != null) {
    const content = String(item.value);
    const old = content.includes('=') ? content.slice(name.length + 1) : '';
    const [from, to] = [item.range[0], contentEnd(text, item.range[1])];
    return spliced(text, from, to, inStyleOf(text.slice(from, to), `${name}=${renewed(old, value)}`));
  }
  return appended(text, list, flow(`${name}=${value}`));
}

/** After the last item, in the list's own manner. */
function appended(text: string, list: YAMLSeq, added: string): string | null {
  const last = list.items.at(-1) as Node | undefined;
  if (last?.range == null) return null;
  const end = contentEnd(text, last.range[1]);
  if (list.flow) return spliced(text, end, end, `, ${added}`);
  const line = lineEnd(text, end);
  return spliced(text, line, line, `${breakOf(text)}${' '.repeat(columnOf(text, list.range![0]))}- ${added}`);
}

/** One more item of the list, or another in the place of one. */
export function itemEdit(
  text: string,
  list: YAMLSeq,
  { value, instead }: { readonly value: EditValue; readonly instead?: string | null },
): string | null {
  const item = list.items.filter(isScalar).find((one) => instead != null && String(one.value) === instead);
  if (item?.range == null) return appended(text, list, flow(value));
  const [from, to] = [item.range[0], contentEnd(text, item.range[1])];
  return spliced(text, from, to, typeof value === 'string' ? inStyleOf(text.slice(from, to), value) : flow(value));
}

/** `[db]` as `{db: {condition: service_started}}`, with the one condition that is wanted. */
function asMap(text: string, list: YAMLSeq, name: string, { value, indent }: ListEdit): string | null {
  const names = list.items.filter(isScalar).map((one) => String(one.value));
  const conditions = Object.fromEntries(
    distinct([...names, name]).map((one): [string, EditValue] => [
      one,
      { condition: one === name ? value : 'service_started' },
    ]),
  );
  const [from, to] = [list.range![0], contentEnd(text, list.range![1])];
  if (text.slice(from, to).includes('#')) return null;
  if (list.flow) return spliced(text, from, to, flow(conditions));
  const begin = from - columnOf(text, from);
  return spliced(text, begin, to, block(conditions, indent + ' '.repeat(stepOf(text)), text));
}
