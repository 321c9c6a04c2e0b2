/** An exploration on a terminal: the matrix, what is weak and what helps, and where the picture lies. */
import { plural } from '../../model/count-text.ts';
import type { Exploration, ExploreFinding } from '../../model/exploration.ts';
import type { ExplorationChange } from '../../model/exploration-change.ts';
import { hang, harmless, type Paint, painter, type Style } from '../paint.ts';
import { changeLines } from './change-text.ts';
import { coverageText, headlineOf } from './headline.ts';
import { matrixLines } from './matrix-table.ts';
import { mendText } from './mend-text.ts';

export interface ExploreTerminalOptions {
  readonly colour: boolean;
  /** Columns; lines are wrapped to it, words are not. */
  readonly width: number;
  /** Where the page lies; null where none was written. */
  readonly picture: string | null;
  /** What is different since an earlier exploration; null: there is no earlier one. Absent: nobody asked. */
  readonly since?: ExplorationChange | null;
}

const severityStyle: Readonly<Record<ExploreFinding['severity'], Style>> = {
  severe: 'red',
  warning: 'yellow',
  note: 'dim',
};

function findingLines(finding: ExploreFinding, number: number, width: number, paint: Paint): readonly string[] {
  const head = `  ${String(number).padStart(2)}  `;
  const style = severityStyle[finding.severity];
  return [
    hang(head, finding.sentence, width, (line) => paint(style, line)),
    ...(finding.learn === null ? [] : [hang('      ', `the program must learn: ${finding.learn}`, width)]),
    ...(finding.mend === null ? [] : [hang('      ', mendText(finding.mend), width)]),
  ];
}

export function renderExploration(exploration: Exploration, options: ExploreTerminalOptions): string {
  const { colour, width, picture, since } = options;
  const paint = painter(colour);
  const { findings, failures, leftovers } = exploration;
  return `${[
    hang('', headlineOf(exploration).join(' · '), width),
    '',
    ...matrixLines(exploration, width, paint),
    hang('  ', coverageText(exploration), width),
    '',
    findings.length === 0 ? 'nothing weak was found' : plural(findings.length, 'finding'),
    ...findings.flatMap((one, index) => findingLines(one, index + 1, width, paint)),
    ...failures.flatMap(({ code, message, fix }) => [
      hang(`${code}  `, message, width),
      ...(fix === null ? [] : [hang('fix   ', fix, width)]),
    ]),
    ...(leftovers.length === 0 ? [] : [hang('left behind  ', leftovers.join(', '), width)]),
    ...(since === undefined
      ? []
      : since === null
        ? ['since: there is no earlier exploration']
        : changeLines(since, width, paint)),
    ...(picture === null ? [] : [`picture  ${harmless(picture)}`]),
    ...(findings.length === 0 ? [] : ['keep as scenarios  npx resilience explore --write']),
  ].join('\n')}\n`;
}
