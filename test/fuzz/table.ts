/** What came of all cases, as a table. */
import type { Answer } from './worker.ts';

export function tableOf(answers: readonly Answer[]): string {
  const kinds = [...new Set(answers.map((one) => one.kind))].sort();
  const rows = [
    ...kinds.map((kind) =>
      rowOf(
        kind,
        answers.filter((one) => one.kind === kind),
      ),
    ),
    rowOf('all', answers),
  ];
  const head = ['kind', 'cases', 'as expected', 'refused', 'accepted', 'slowest', 'largest', 'codes'];
  const table = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...table.map((row) => row[column]!.length)));
  return table
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function rowOf(kind: string, answers: readonly Answer[]): readonly string[] {
  const refused = answers.filter((one) => one.codes.length > 0);
  const counts = new Map<string, number>();
  for (const code of refused.flatMap((one) => [...new Set(one.codes)])) counts.set(code, (counts.get(code) ?? 0) + 1);
  const codes = [...counts].sort(([, a], [, b]) => b - a).map(([code, count]) => `${code} ${count}`);
  return [
    kind,
    String(answers.length),
    String(answers.filter((one) => one.wrong === null).length),
    String(refused.length),
    String(answers.length - refused.length),
    `${(Math.max(...answers.map((one) => one.milliseconds)) / 1000).toFixed(2)} s`,
    `${Math.round(Math.max(...answers.map((one) => one.mebibytes)))} MiB`,
    codes.join(', '),
  ];
}

/** What was not as expected, and how to see it again. */
export const failuresOf = (answers: readonly Answer[], seed: string): readonly string[] =>
  answers
    .filter((one) => one.wrong !== null)
    .map(
      ({ number, kind, words, wrong }) =>
        `${kind}: ${wrong}\n  resilience ${words.join(' ').slice(0, 200)}\n  again: npm run fuzz -- --seed ${seed} --only ${number}`,
    );
