/** An exploration as Markdown: for the page of a change, a wiki, a mail. */
import { backText } from '../../explore/words/back-text.ts';
import { noticedText } from '../../explore/words/noticed-text.ts';
import type { Exploration, ExploreFinding, Mend } from '../../model/exploration.ts';
import { edgeText } from '../../model/learned.ts';
import { codeBlock, escaped, markdownTable } from '../markdown-text.ts';
import { evidenceText, needText, oddText } from './graph/evidence-text.ts';
import { coverageText, headlineOf } from './headline.ts';
import { columnHead } from './matrix-table.ts';
import { mendText } from './mend-text.ts';

function matrixOf({ columns, rows, untried }: Exploration): readonly string[] {
  const tried = rows.map((row) => [
    ...[row.row.key, ...row.cells.map(({ text }) => text)],
    ...[noticedText(row), [row.unknown ?? backText(row.back), ...row.broke].join('; ')],
  ]);
  const hatched = untried.map(({ row, why, reason }) => [
    ...[row.key, ...columns.map(({ name }) => (why !== 'refused' && row.expected.hurt.includes(name) ? '░' : ''))],
    ...['', why === 'refused' ? `cannot be tried: ${reason}` : `not tried, predicted: ${row.expected.text}`],
  ]);
  return markdownTable(
    ['broken', ...columns.map(columnHead).map(escaped), 'noticed by', 'comes back'],
    [...tried, ...hatched],
  );
}

const patchOf = ({ patch, override }: Mend): string => codeBlock((patch ?? override).trimEnd());

function findingOf({ sentence, learn, mend, severity }: ExploreFinding, index: number): readonly string[] {
  return [
    `${index + 1}. **${severity}**: ${escaped(sentence)}`,
    ...(learn === null ? [] : ['', `   The program must learn ${escaped(learn)}.`]),
    ...(mend === null ? [] : ['', `   ${escaped(mendText(mend))}`, '', patchOf(mend)]),
    '',
  ];
}

export function renderExplorationMarkdown(exploration: Exploration): string {
  const { stack, columns, findings, graph, singlePoints, failures, together, command } = exploration;
  return `${[
    `# What breaks in ${escaped(stack)} when anything breaks`,
    '',
    `${headlineOf(exploration).map(escaped).join(' · ')}`,
    '',
    ...matrixOf(exploration),
    `${escaped(coverageText(exploration))}`,
    '',
    '## Findings',
    '',
    ...(findings.length === 0 ? ['Nothing weak was found.', ''] : findings.flatMap(findingOf)),
    ...(together === undefined
      ? []
      : [`All that helps, as one: ${escaped(mendText(together))}`, '', patchOf(together), '']),
    '## Who needs whom',
    '',
    ...markdownTable(
      ['edge', 'need', 'known by', ''],
      graph.map((one) => [
        edgeText(one),
        needText[one.need],
        evidenceText(one),
        one.odd === null ? '' : oddText[one.odd],
      ]),
    ),
    ...(singlePoints.length === 0
      ? []
      : [`Without these users are not served: ${singlePoints.map(escaped).join(', ')}`, '']),
    '## On what it is judged',
    '',
    ...markdownTable(
      ['column', 'good is'],
      columns.map((one) => [columnHead(one), one.judgedOn]),
    ),
    ...failures.map(({ code, message }) => `- ${code} ${escaped(message)}`),
    '```sh',
    command,
    '```',
  ].join('\n')}\n`;
}
