/** Keys that an object literal repeats. The last one silently wins in JavaScript, so an experiment would go missing. */
import { type Node, type Property, parse } from 'acorn';

/** Finds repeats in JavaScript, among the keys of every object literal that is the value of a property called `name`. */
export function repeatedKeys(source: string, name: string): readonly { readonly key: string; readonly line: number }[] {
  const program = parse(source, { ecmaVersion: 'latest', sourceType: 'module', locations: true });
  const repeated: { key: string; line: number }[] = [];
  walk(program, (node) => {
    const property = node as Property;
    if (node.type !== 'Property' || keyOf(property) !== name || property.value.type !== 'ObjectExpression') return;
    const seen = new Set<string>();
    for (const one of property.value.properties) {
      const key = one.type === 'Property' ? keyOf(one) : null;
      if (key === null) continue;
      if (seen.has(key)) repeated.push({ key, line: one.loc?.start.line ?? 0 });
      seen.add(key);
    }
  });
  return repeated;
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
