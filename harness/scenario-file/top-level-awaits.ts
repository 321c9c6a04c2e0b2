/** Where a file waits as it loads. */
import { type Node, parse } from 'acorn';

/** The lines of the awaits outside of every function in JavaScript, in order. It must be free of errors of syntax. */
export function topLevelAwaits(source: string): readonly number[] {
  const lines: number[] = [];
  const visit = (node: Node): void => {
    if (/Function/.test(node.type)) return;
    const waits = node.type === 'AwaitExpression' || (node.type === 'ForOfStatement' && 'await' in node && node.await);
    if (waits) lines.push(node.loc?.start.line ?? 0);
    for (const child of Object.values(node)) {
      for (const one of Array.isArray(child) ? child : [child]) {
        if (one !== null && typeof one === 'object' && typeof (one as Node).type === 'string') visit(one as Node);
      }
    }
  };
  visit(parse(source, { ecmaVersion: 'latest', sourceType: 'module', locations: true }));
  return lines;
}
