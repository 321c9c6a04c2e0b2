/** Two rules about kinds, for any source text: nothing switches on a kind with a `default`, and nobody but its owner names one. */
import { type AnyNode, parse } from 'acorn';
import { stripTypes } from '../harness/scenario-file/javascript.ts';

/** The keys that tell the members of our unions apart. */
const discriminants: ReadonlySet<string | null> = new Set(['kind', 'is', 'claim', 'by', 'at']);

/** `switch over kind with a default, in line 12`: whatever kind comes later would fall through it. */
export const openSwitches = (source: string): readonly string[] =>
  nodesOf(source).flatMap((node) =>
    node.type === 'SwitchStatement' &&
    discriminants.has(keyOf(node.discriminant)) &&
    node.cases.some(({ test }) => test == null)
      ? [`switch over ${keyOf(node.discriminant)} with a default, in line ${lineOf(node)}`]
      : [],
  );

/**
 * `the kind 'hang', in line 12`: compared with something's `kind`, as a case of it, as the kind of something that is made, as a
 * member of a list of kinds, as a key of a table of kinds. The same word elsewhere may be a verb of the engine, a protocol or an outcome.
 */
export function namedKinds(source: string, kinds: readonly string[]): readonly string[] {
  const known: ReadonlySet<string> = new Set(kinds);
  return nodesOf(source)
    .flatMap((node) => [...usedAsKinds(node), ...listedKinds(node, known)])
    .filter((one) => known.has(one.word))
    .map((one) => `the kind '${one.word}', in line ${one.line}`);
}

type Maybe = AnyNode | null | undefined;

interface Word {
  readonly word: string;
  readonly line: number;
}

/** What stands where only a kind can stand. */
function usedAsKinds(node: AnyNode): readonly Word[] {
  switch (node.type) {
    case 'BinaryExpression':
      return isKind(node.left) || isKind(node.right) ? literals([node.left, node.right]) : [];
    case 'SwitchStatement':
      return isKind(node.discriminant) ? literals(node.cases.map(({ test }) => test)) : [];
    case 'Property':
      if (!isKind(node.key)) return [];
      return literals(node.value.type === 'CallExpression' ? node.value.arguments : [node.value]);
    case 'CallExpression': {
      const { callee } = node;
      if (callee.type !== 'MemberExpression' || !isKind(node.arguments[0])) return [];
      return callee.object.type === 'ArrayExpression' ? literals(callee.object.elements) : [];
    }
    default:
      return [];
  }
}

/** Lists and tables of nothing but kinds. One word alone, or two keys, may be anything. */
function listedKinds(node: AnyNode, known: ReadonlySet<string>): readonly Word[] {
  const all = (words: readonly Word[], of: number): readonly Word[] =>
    words.length === of && words.every(({ word }) => known.has(word)) ? words : [];
  if (node.type === 'ArrayExpression' && node.elements.length > 1) {
    return all(literals(node.elements), node.elements.length);
  }
  if (node.type !== 'ObjectExpression' || node.properties.length < 3) return [];
  const keys = node.properties.flatMap((one) => (one.type === 'Property' ? [one.key] : []));
  const words = [...literals(keys), ...keys.flatMap((one) => (one.type === 'Identifier' ? [at(one.name, one)] : []))];
  return all(words, node.properties.length);
}

const at = (word: string, node: AnyNode): Word => ({ word, line: lineOf(node) });

const literals = (nodes: readonly Maybe[]): readonly Word[] =>
  nodes.flatMap((one) => (one?.type === 'Literal' ? [at(String(one.value), one)] : []));

const isKind = (node: Maybe): boolean => keyOf(node) === 'kind';

/** What a value is asked for: `kind` of `fault.kind`, of `one?.kind` and of `kind` itself. */
function keyOf(node: Maybe): string | null {
  if (node?.type === 'ChainExpression') return keyOf(node.expression);
  if (node?.type === 'MemberExpression') return node.computed ? null : keyOf(node.property);
  return node?.type === 'Identifier' ? node.name : null;
}

const lineOf = ({ loc }: AnyNode): number => loc?.start.line ?? 0;

/** By their text: both rules look at the same files. */
const known = new Map<string, readonly AnyNode[]>();

function nodesOf(source: string): readonly AnyNode[] {
  const already = known.get(source);
  if (already !== undefined) return already;
  const found: AnyNode[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const one of value) visit(one);
    if (typeof value !== 'object' || value === null || !('type' in value)) return;
    found.push(value as AnyNode);
    for (const one of Object.values(value)) visit(one);
  };
  visit(parse(stripTypes(source), { ecmaVersion: 'latest', sourceType: 'module', locations: true }));
  known.set(source, found);
  return found;
}
