/** A night on a terminal: a line for each scenario, the red ones last, just above the verdict. */
import { countText } from '../../model/count-text.ts';
import type { GateResult, JudgedExploration, JudgedScenario } from '../../model/gate.ts';
import { hang, harmless, type Paint, painter } from '../paint.ts';
import { verdictLine } from '../terminal.ts';
import { exploredName, exploredStanding, isNotableExploration } from './exploration-standing.ts';
import { headlineOf } from './headline.ts';
import { commandOf, inImportance, isNotable, type StateLabel, standingOf, toldOf } from './standing.ts';

export interface GateTerminalOptions {
  readonly colour: boolean;
  /** Columns; lines are wrapped to it, words are not. */
  readonly width: number;
  /** Where the night's folder lies. */
  readonly evidence: string;
  /** Where the trend page lies; absent: none was written. */
  readonly trend?: string;
}

/** More scenarios than that in which nothing happened are counted. */
const MOST_QUIET = 30;
const MOST_NAME = 28;

/** A scenario, or the exploration of a stack. */
interface Line extends Pick<StateLabel, 'glyph' | 'style'> {
  readonly name: string;
  readonly told: string;
  /** Empty: nobody looks for them. */
  readonly details: readonly string[];
  /** What makes it happen again; null: it is not red. */
  readonly command: string | null;
}

const ofScenario = (one: JudgedScenario): Line => ({
  ...standingOf(one),
  name: harmless(one.facts.scenario),
  told: toldOf(one),
  details: isNotable(one) ? one.details : [],
  command: one.red ? commandOf(one) : null,
});

const ofExploration = (one: JudgedExploration): Line => ({
  ...exploredStanding(one),
  name: harmless(exploredName(one)),
  told: one.sentence,
  details: isNotableExploration(one) ? one.details : [],
  command: one.red ? one.facts.reproduce : null,
});

function textLines(line: Line, column: number, width: number, paint: Paint): readonly string[] {
  const { glyph, style, name } = line;
  const head = `  ${glyph} ${name.padEnd(column)}  `;
  const indent = ' '.repeat(column + 6);
  // A longer name has a line of its own.
  const told =
    name.length > column ? `${head.trimEnd()}\n${hang(indent, line.told, width)}` : hang(head, line.told, width);
  const painted = told.replace(glyph, () => paint(style, glyph)).replace(name, () => paint('bold', name));
  const lines = [painted, ...line.details.map((one) => hang(indent, one, width))];
  // A command stays in one piece, so that it can be taken with one grip.
  if (line.command !== null) lines.push(`${indent}reproduce  ${paint('cyan', harmless(line.command))}`);
  return lines;
}

/** Explorations in which nothing is red first, then the controls, then what is as ever, then what changed, then what is red: the most important is nearest to the prompt. */
function linesOf({ scenarios, explorations }: GateResult, width: number, paint: Paint): readonly string[] {
  const quiet = scenarios.filter((one) => !isNotable(one));
  const left = quiet.length > MOST_QUIET ? new Set(quiet.slice(MOST_QUIET)) : new Set();
  const own = inImportance(scenarios).filter((one) => !left.has(one));
  const shown = [
    ...explorations.filter((one) => !one.red).map(ofExploration),
    ...own.toReversed().map(ofScenario),
    ...explorations.filter((one) => one.red).map(ofExploration),
  ];
  const column = Math.min(MOST_NAME, Math.max(0, ...shown.map((one) => one.name.length)));
  return [
    ...(left.size === 0 ? [] : [`  ✔ ${countText(left.size)} more in which nothing happened`]),
    ...shown.flatMap((one) => textLines(one, column, width, paint)),
  ];
}

function endLines({ facts, failures, notes }: GateResult, width: number): readonly string[] {
  return [
    ...(facts.ending === 'completed' ? [] : [`ended     ${facts.ending}, before all was measured`]),
    ...failures.flatMap(({ code, message, fix }) => [
      hang(`${code}      `, message, width),
      ...(fix?.split('\n') ?? []).map((line) => hang('fix       ', line, width)),
    ]),
    ...(facts.leftovers.length === 0 ? [] : [hang('left behind  ', facts.leftovers.join(', '), width)]),
    ...notes.map((one) => hang('note      ', one, width)),
  ];
}

/** The whole night as lines of at most `width` columns (paths, names and commands that are longer apart), ending with a line break. */
export function renderGate(result: GateResult, { colour, width, evidence, trend }: GateTerminalOptions): string {
  const paint = painter(colour);
  return `${[
    hang('', headlineOf(result).join(' · '), width),
    '',
    ...linesOf(result, width, paint),
    '',
    verdictLine(result.verdict, result.sentence, width, paint),
    ...endLines(result, width),
    `evidence  ${harmless(evidence)}`,
    ...(trend === undefined ? [] : [`trend     ${harmless(trend)}`]),
  ].join('\n')}\n`;
}
