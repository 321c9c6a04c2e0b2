/** From a path of keys to what stands there in the YAML: through aliases, merge keys and lists that stand for maps. */
import { type Document, isAlias, isMap, isScalar, isSeq, type Node, type ParsedNode, type YAMLMap } from 'yaml';

/** Keys from some node on; a number is an item of a list. */
export type KeyPath = readonly (string | number)[];

export interface Spot {
  /** Where it begins: its key, or the item itself. */
  readonly begin: Node;
  /** Null: the key has nothing behind it. */
  readonly value: Node | null;
}

/** Null: nothing is said there. */
export function spotAt(document: Document, from: Node | null, path: KeyPath): Spot | null {
  const [key, ...rest] = path;
  if (key === undefined) return from === null ? null : { begin: from, value: from };
  const found = childOf(document, from, key);
  return found === null || rest.length === 0 ? found : spotAt(document, found.value, rest);
}

function childOf(document: Document, from: Node | null, key: string | number): Spot | null {
  const node = isAlias(from) ? (from.resolve(document) ?? null) : from;
  if (isMap(node)) return ownChild(node, key) ?? mergedChild(document, node, key);
  if (!isSeq(node)) return null;
  const items = node.items as Node[];
  const item = typeof key === 'number' ? items[key] : items.find((one) => isScalar(one) && stands(one.value, key));
  return item === undefined ? null : { begin: item, value: item };
}

/** `[db]` has `db`, and `[POOL=1]` has `POOL`. */
const stands = (item: unknown, key: string): boolean => String(item) === key || String(item).startsWith(`${key}=`);

function ownChild(map: YAMLMap, key: string | number): Spot | null {
  const pair = map.items.findLast((one) => isScalar(one.key) && one.key.value === key);
  const named = pair ?? map.items.findLast((one) => isScalar(one.key) && String(one.key.value) === String(key));
  return named === undefined ? null : { begin: named.key as Node, value: named.value as Node | null };
}

function mergedChild(document: Document, map: YAMLMap, key: string | number): Spot | null {
  for (const { key: name, value } of map.items) {
    if (!isScalar(name) || !isMergeKey(name.value)) continue;
    const sources = isSeq(value) ? (value.items as ParsedNode[]) : [value as Node];
    for (const source of sources) {
      const found = childOf(document, source, key);
      if (found !== null) return found;
    }
  }
  return null;
}

const isMergeKey = (name: unknown): boolean => name === '<<' || (typeof name === 'symbol' && name.description === '<<');
