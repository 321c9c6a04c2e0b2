/** The README of a night's folder: what lies where, how much it is, and how long to keep it. */
import { plural } from '../../model/count-text.ts';
import type { GateResult, JudgedExploration, JudgedScenario } from '../../model/gate.ts';
import { rowsText } from '../../model/night-exploration.ts';
import { formatBytes, formatWall } from '../format.ts';
import { codeBlock, escaped, markdownTable } from '../markdown-text.ts';
import { harmless } from '../paint.ts';
import { verdictWord } from '../verdict.ts';
import { exploredName, exploredStanding } from './exploration-standing.ts';
import { standingOf } from './standing.ts';

const ofTheNight = [
  ['night.json', 'what was measured: everything else here is made from it and from the history'],
  ['gate.json', 'the answer, for programs, by its published schema'],
  ['summary.md', 'the answer, as the job showed it'],
  ['junit.xml', 'the same as test cases'],
  ['ctrf.json', 'the same in the Common Test Report Format'],
  ['badge.svg', 'the same as a badge'],
  ['gate.prom', 'the numbers as metrics of Prometheus'],
  ['lint.sarif', 'what lint says of the Compose files, where it was asked'],
] as const;

const ofARun = [
  ['report.html', 'the report: open it in a browser, it needs nothing else'],
  ['timeline.ndjson', 'everything that happened, a line each: what every number was computed from'],
  ['plan.json', 'what was planned'],
  ['result.json', 'the result, for programs'],
  ['compose.yaml', 'the Compose project as it was resolved and run'],
  ['logs/', 'what the containers wrote, where it was kept'],
] as const;

const table = (head: string, rows: readonly (readonly [file: string, what: string])[]): readonly string[] =>
  markdownTable([head, ''], rows);

const rowOf = (scenario: JudgedScenario): readonly string[] => {
  const { facts } = scenario;
  const { glyph, word } = standingOf(scenario);
  const runs = `${plural(facts.used, 'run')}${facts.rejected === 0 ? '' : `, ${facts.rejected} not used`}`;
  return [
    `${glyph} ${word}`,
    harmless(facts.scenario),
    `${harmless(facts.folder)}/`,
    runs,
    harmless(facts.telling ?? '–'),
  ];
};

const exploredRow = (one: JudgedExploration): readonly string[] => {
  const { glyph, word } = exploredStanding(one);
  const { folder } = one.facts;
  const place = folder === null ? '–' : `${harmless(folder)}/`;
  const page = folder === null ? '–' : `${harmless(folder)}/matrix.html`;
  return [`${glyph} ${word}`, harmless(exploredName(one)), place, rowsText(one.facts), page];
};

/** A night that is red is worth more than one that is not. */
const keepText = ({ verdict }: GateResult): string =>
  verdict === 'pass'
    ? 'A night that passed is seldom asked for again: two weeks are enough, the numbers stay in the history.'
    : 'Keep it until what it shows is understood, 90 days at least: the history has the numbers, but only this has what led to them.';

/** `README.md` of the folder, all files of which have so many bytes. */
export function renderEvidence(result: GateResult, bytes: number): string {
  const { facts, number, verdict, sentence, scenarios, explorations } = result;
  return [
    `# Night ${number} of ${escaped(harmless(facts.suite))}, ${facts.night}`,
    '',
    `${verdictWord[verdict]}: ${escaped(harmless(sentence))}`,
    '',
    `Begun ${formatWall(facts.wall)}, run ${escaped(harmless(facts.run))}, seed ${escaped(harmless(facts.seed))}.`,
    '',
    '## What lies here',
    '',
    ...table('of the night', ofTheNight),
    ...markdownTable(
      ['', 'scenario', 'folder', 'runs', 'the run that shows most'],
      [...scenarios.map(rowOf), ...explorations.map(exploredRow)],
    ),
    'Each run has a folder of its own below `runs/`; the comparison of revisions, where one was made, lies in `confirm/`.',
    '',
    ...table('of a run', ofARun),
    '## How long to keep it',
    '',
    `${formatBytes(bytes)} in all. ${keepText(result)}`,
    '',
    'The same night again:',
    '',
    codeBlock(harmless(facts.command)),
    '',
  ].join('\n');
}
