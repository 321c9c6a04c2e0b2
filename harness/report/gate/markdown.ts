/** A night as Markdown, for the summary of a CI job: the verdict, what is red with its command, a small table, the rest folded. */
import { comparedText } from '../../model/compared-text.ts';
import { countText, plural } from '../../model/count-text.ts';
import type { GateResult, JudgedExploration, JudgedScenario } from '../../model/gate.ts';
import { codeBlock, escaped, markdownTable } from '../markdown-text.ts';
import { harmless } from '../paint.ts';
import { verdictGlyph, verdictWord } from '../verdict.ts';
import { exploredName, exploredStanding, isNotableExploration } from './exploration-standing.ts';
import { headlineOf } from './headline.ts';
import { bandOf, measureName, observedText, tallyText, upperLimit } from './measure-text.ts';
import { commandOf, inImportance, isNotable, standingOf, toldOf } from './standing.ts';

/** GitHub takes 1 MiB for each step; some room is left for what a job adds, and for the note on what was left out. */
const MOST_BYTES = 1_000_000;
/** Of one text of others: no name or sentence is worth more of the page. */
const MOST_TEXT = 2_000;
/** Further ones that are red have a line each. */
const MOST_IN_FULL = 20;

const encoder = new TextEncoder();
const bytes = (text: string): number => encoder.encode(text).length;

const clipped = (text: string): string => (text.length <= MOST_TEXT ? text : `${text.slice(0, MOST_TEXT)}…`);
const said = (text: string): string => escaped(harmless(clipped(text)).trim());

/** The numbers behind it: what was measured beside its limit, and what failed. */
function figures({ facts, measures }: JudgedScenario): readonly string[] {
  const failed = facts.objectives
    .filter((one) => (one.known === null ? one.failed > 0 : one.failed === 0))
    .map((one) => [one.text, one.observed, one.limit ?? '–', '–', tallyText(one)]);
  const compared = measures
    .filter((one) => one.compared !== null || one.screen === 'slower')
    .map((one) => [
      measureName(one),
      observedText(one),
      upperLimit(one) ?? '–',
      bandOf(one.band),
      one.compared === null ? 'not compared' : comparedText(one.compared),
    ]);
  const rows = [...failed, ...compared].slice(0, 50).map((cells) => cells.map((cell) => harmless(clipped(cell))));
  return markdownTable(['what', 'tonight', 'limit', 'baseline', 'how sure'], rows);
}

/** A scenario, or the exploration of a stack, in full. */
interface Piece {
  readonly glyph: string;
  readonly name: string;
  readonly told: string;
  readonly details: readonly string[];
  readonly command: string;
  readonly figures: readonly string[];
}

const ofScenario = (one: JudgedScenario): Piece => ({
  ...{ glyph: standingOf(one).glyph, name: one.facts.scenario, told: toldOf(one), details: one.details },
  ...{ command: commandOf(one), figures: figures(one) },
});

const ofExploration = (one: JudgedExploration): Piece => ({
  ...{ glyph: exploredStanding(one).glyph, name: exploredName(one), told: one.sentence, details: one.details },
  ...{ command: one.facts.reproduce, figures: [] },
});

const redText = (piece: Piece): string =>
  [
    `### ${piece.glyph} ${said(piece.name)}`,
    '',
    `**${said(piece.told)}**`,
    '',
    ...piece.details.slice(0, 20).map((one) => `- ${said(one)}`),
    ...(piece.details.length === 0 ? [] : ['']),
    ...piece.figures,
    codeBlock(harmless(clipped(piece.command))),
    '',
    '',
  ].join('\n');

/** A line of a table, whose heads are written once. */
const rowText = ({ glyph, name, told }: Piece): string => `| ${[glyph, name, told].map(said).join(' | ')} |\n`;

/** A part of the page: what stands around its pieces, and the pieces, the most important first. */
interface Part {
  readonly head: string;
  readonly pieces: readonly string[];
  readonly foot: string;
  /** What its pieces are, where some are left out. */
  readonly noun: readonly [one: string, many: string];
}

const table = '| | scenario | |\n| --- | --- | --- |\n';
const nouns = (more: string): Part['noun'] => [`${more} scenario`, `${more} scenarios`];

function partsOf({ scenarios, explorations }: GateResult): readonly Part[] {
  const reds = [
    ...scenarios.filter((one) => one.red).map(ofScenario),
    ...explorations.filter((one) => one.red).map(ofExploration),
  ];
  const changed = [
    ...inImportance(scenarios)
      .filter((one) => !one.red && isNotable(one))
      .map(ofScenario),
    ...explorations.filter((one) => !one.red && isNotableExploration(one)).map(ofExploration),
  ];
  const quiet = [
    ...scenarios.filter((one) => !one.red && !isNotable(one)).map(ofScenario),
    ...explorations.filter((one) => !one.red && !isNotableExploration(one)).map(ofExploration),
  ];
  const rest = [...reds.slice(MOST_IN_FULL), ...changed];
  return [
    { head: '', pieces: reds.slice(0, MOST_IN_FULL).map(redText), foot: '', noun: nouns('red') },
    { head: table, pieces: rest.map(rowText), foot: '\n', noun: nouns('red or changed') },
    {
      head: `<details><summary>${countText(quiet.length)} as ever</summary>\n\n${table}`,
      pieces: quiet.map(rowText),
      foot: '\n</details>\n\n',
      noun: nouns('unchanged'),
    },
  ];
}

/** What always stands there. */
function opening(result: GateResult): string {
  const { verdict, facts, sentence, failures, number } = result;
  const ending = facts.ending === 'completed' ? '' : ` (${facts.ending})`;
  return [
    `## ${verdictGlyph[verdict]} ${verdictWord[verdict]}${ending} night ${number} of ${said(facts.suite)}, ${facts.night}`,
    '',
    `**${said(sentence)}**`,
    '',
    headlineOf(result).slice(2).map(said).join(' · '),
    '',
    ...failures.slice(0, 20).map(({ code, message }) => `> **${code}** ${said(message)}\n`),
    ...(facts.leftovers.length === 0 ? [] : [`> **Left behind** ${said(facts.leftovers.join(', '))}\n`]),
    '',
  ].join('\n');
}

const notesText = ({ notes }: GateResult): string =>
  notes
    .slice(0, 20)
    .map((one) => `- ${said(one)}\n`)
    .join('') + (notes.length === 0 ? '' : '\n');

/** At most a megabyte: where that is too little, the least important is left out, and how much of it is said. */
export function renderGateMarkdown(result: GateResult): string {
  const [begin, notes] = [opening(result), notesText(result)];
  let room = MOST_BYTES - bytes(begin + notes);
  const left: string[] = [];
  const [reds, ...others] = partsOf(result).map(({ head, pieces, foot, noun }) => {
    if (pieces.length === 0) return '';
    room -= bytes(head + foot);
    const fits = countThatFit(pieces, room);
    const shown = pieces.slice(0, fits).join('');
    room -= bytes(shown);
    if (fits < pieces.length) left.push(plural(pieces.length - fits, ...noun));
    return fits === 0 ? '' : head + shown + foot;
  });
  const short = left.length === 0 ? [] : [`Left out, since a summary has its limit: ${left.join(', ')}. `, whole];
  return [begin, reds, notes, ...others, ...short].join('');
}

const whole = 'All of it is in gate.json.\n';

function countThatFit(pieces: readonly string[], room: number): number {
  let left = room;
  const at = pieces.findIndex((one) => {
    left -= bytes(one);
    return left < 0;
  });
  return at === -1 ? pieces.length : at;
}
