/** A night as workflow commands of GitHub, which become annotations on the lines of the scenario files, and at the top of the Compose files that were explored. */
import { countText } from '../../model/count-text.ts';
import type { GateResult, JudgedExploration, JudgedScenario } from '../../model/gate.ts';
import type { ExperimentName } from '../../model/scenario.ts';
import { harmless } from '../paint.ts';
import { exploredName, exploredStanding, isWorryingExploration } from './exploration-standing.ts';
import { commandOf, isAsItMustBe, isWorrying, standingOf, toldOf } from './standing.ts';

/** The line of a scenario's file on which an experiment is written, from 1; null: not known. */
export type LineOf = (file: string, experiment: ExperimentName | null) => number | null;

/** GitHub shows so many of a kind for each step. */
const MOST_OF_A_KIND = 10;
/** A whole annotation has some 64 kB; nobody reads more of one text. */
const MOST_TEXT = 1_000;

type Kind = 'error' | 'warning';

/** A message ends at the end of its line, a property at a comma, and both know percent signs. */
const inMessage = (text: string): string => text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
const inProperty = (text: string): string => inMessage(harmless(text)).replace(/:/g, '%3A').replace(/,/g, '%2C');

const said = (text: string): string => harmless(text).slice(0, MOST_TEXT);

/** The experiment that a state is about; null: it is about the scenario as a whole. */
function experimentOf({ state, facts, measures }: JudgedScenario): ExperimentName | null {
  const slower =
    measures.find((one) => one.compared?.word === 'worse') ?? measures.find((one) => one.screen === 'slower');
  const failed = facts.objectives.find((one) => one.known === null && one.failed > 0);
  const held = facts.objectives.find((one) => one.known !== null && one.failed === 0 && one.held > 0);
  if (state === 'known weakness') return held?.experiment ?? null;
  if (state === 'regressed') return slower?.measure.experiment ?? null;
  return failed?.experiment ?? slower?.measure.experiment ?? null;
}

/** What an annotation says, and where. */
interface Annotation {
  readonly file: string;
  readonly line: number;
  readonly title: string;
  readonly told: readonly string[];
  readonly command: string;
}

const ofScenario =
  (lineOf: LineOf) =>
  (scenario: JudgedScenario): Annotation => ({
    file: scenario.facts.file,
    line: lineOf(scenario.facts.file, experimentOf(scenario)) ?? 1,
    title: `${scenario.facts.scenario}: ${standingOf(scenario).word}`,
    told: [toldOf(scenario), ...scenario.details],
    command: commandOf(scenario),
  });

const ofExploration = (one: JudgedExploration): Annotation => ({
  // Of several Compose files the first.
  file: one.facts.file.split(', ')[0]!,
  line: 1,
  title: `${exploredName(one)}: ${exploredStanding(one).word}`,
  told: [one.sentence, ...one.details],
  command: one.facts.reproduce,
});

function commandLine(kind: Kind, { file, line, title, told, command }: Annotation): string {
  const message = [...told, `reproduce: ${command}`].map(said).join('\n');
  const place = `file=${inProperty(file)},line=${line},title=${inProperty(said(title))}`;
  return `::${kind} ${place}::${inMessage(message)}`;
}

/** As many as are shown; the last says how many are not. */
function linesOf(kind: Kind, all: readonly Annotation[]): readonly string[] {
  const fits = all.length <= MOST_OF_A_KIND;
  const shown = fits ? all : all.slice(0, MOST_OF_A_KIND - 1);
  const left = all.length - shown.length;
  return [
    ...shown.map((one) => commandLine(kind, one)),
    ...(left === 0 ? [] : [`::${kind} title=resilience gate::${countText(left)} more, in the summary of the job`]),
  ];
}

/** An error for what is red, a warning for what could not be told, is only told or does not show that the gate can tell. Nothing where all is well. */
export function renderAnnotations({ scenarios, explorations }: GateResult, lineOf: LineOf): string {
  const of = ofScenario(lineOf);
  const reds = [
    ...scenarios.filter((one) => one.red).map(of),
    ...explorations.filter((one) => one.red).map(ofExploration),
  ];
  const controls = scenarios.filter((one) => !isAsItMustBe(one));
  // Where a control is not as it must be, all else follows from it.
  const warnings =
    controls.length > 0
      ? controls.map(of)
      : [...scenarios.filter(isWorrying).map(of), ...explorations.filter(isWorryingExploration).map(ofExploration)];
  const lines = [...linesOf('error', reds), ...linesOf('warning', warnings)];
  return lines.map((one) => `${one}\n`).join('');
}
