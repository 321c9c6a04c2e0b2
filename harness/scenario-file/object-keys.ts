/** The keys that JavaScript writes in the object literals of a property, and the lines on which they stand. */
import { type Node, type ObjectExpression, type Property, parse } from 'acorn';

export interface WrittenKey {
  readonly key: string;
  readonly line: number;
}

/** A list for each object literal that is the value of a property called `name`. Throws where the source cannot be parsed. */
export function keysIn(source: string, name: string): readonly (readonly WrittenKey[])[] {
  return propertiesOf(source)
    .filter((one) => keyOf(one) === name && one.value.type === 'ObjectExpression')
    .map((one) => (one.value as ObjectExpression).properties.flatMap((inner) => writtenKey(inner)));
}

/** Every property of every object literal that is called so. */
export const keysCalled = (source: string, key: string): readonly WrittenKey[] =>
  propertiesOf(source)
    .filter((one) => keyOf(one) === key)
    .flatMap(writtenKey);

function propertiesOf(source: string): readonly Property[] {
  const program = parse(source, { ecmaVersion: 'latest', sourceType: 'module', locations: true });
  const found: Property[] = [];
  walk(program, (node) => {
    if (node.type === 'Property') found.push(node as Property);
  });
  return found;
}

function writtenKey(node: Node): readonly WrittenKey[] {
  const key = node.type === 'Property' ? keyOf(node as Property) : null;
  return key === null ? [] : [{ key, line: node.loc?.start.line ?? 0 }];
}

function keyOf({ key, computed }: Property): string | null {
  if (computed) return null;
  if (key.type === 'Identifier') return key.name;
  return key.type === 'Literal' ? String(key.value) : null;
}

function walk(node: Node, visit: (node: Node) => void): void {
  visit(node);
  for (const child of Object.values(node)) {
    for (const one of Array.isArray(child) ? child : [child]) {
      if (one !== null && typeof one === 'object' && typeof (one as Node).type === 'string') walk(one as Node, visit);
    }
  }
}
