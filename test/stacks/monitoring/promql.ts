/** What the tests ask of a PromQL expression: whether it parses, and which counters it shows raw. */
import type { SyntaxNode } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';

/** The pieces of an expression that are not PromQL; none when all of it is. */
export function syntaxErrors(expr: string): readonly string[] {
  const errors: string[] = [];
  parser.parse(expr).iterate({
    enter: ({ type, from, to }) => {
      if (type.isError) errors.push(`at ${from}: ${expr.slice(from, to + 10) || 'the end'}`);
    },
  });
  return errors;
}

/** Names of the counters that are read without a range, and so without a rate, an increase, a reset. */
export function rawCounters(expr: string): readonly string[] {
  const raw: string[] = [];
  parser.parse(expr).iterate({
    enter: ({ name, node }) => {
      if (name !== 'VectorSelector') return;
      const metric = /^\w+/.exec(expr.slice(node.from, node.to))?.[0] ?? '';
      if (/_total$|_seconds_(count|sum)$/.test(metric) && !isInRange(node)) raw.push(metric);
    },
  });
  return raw;
}

function isInRange(node: SyntaxNode): boolean {
  for (let up = node.parent; up !== null; up = up.parent) if (up.name === 'MatrixSelector') return true;
  return false;
}
