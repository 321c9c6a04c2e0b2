/** The result of a run on a terminal: what was noticed, what healed, the verdict, and for failures what decided them. */
import type { Analysis, ExperimentAnalysis, JudgedExpectation, Verdict } from '../model/analysis.ts';
import { plural } from '../model/count-text.ts';
import { longText, offsetText } from '../model/duration-text.ts';
import type { Failure } from '../model/failure.ts';
import { between } from '../model/time.ts';
import { accountFor, accountLines } from './account.ts';
import { formatMargin } from './format.ts';
import { keptText } from './kept-text.ts';
import { loadLine } from './load-text.ts';
import { oneShotLine } from './one-shots.ts';
import type { Paint } from './paint.ts';
import { hang, harmless, painter, wrap } from './paint.ts';
import { renewalText } from './renewal-text.ts';
import { isInSentence, isLeftOpen, isSame, messageLines, tellsAbove } from './said.ts';
import { origin } from './subject.ts';
import { verdictGlyph, verdictStyle, verdictWord } from './verdict.ts';

export interface TerminalOptions {
  readonly colour: boolean;
  /** Columns; lines are wrapped to it, words are not. */
  readonly width: number;
  /** Where the report lies; null where none was written. */
  readonly reportPath: string | null;
}

const headline = (analysis: Analysis): string =>
  [
    analysis.scenario,
    plural(analysis.experiments.length, 'experiment'),
    longText(analysis.duration),
    ...(analysis.engine === null ? [] : [`engine ${analysis.engine.version}`]),
    `seed ${analysis.seed}`,
  ].join(' · ');

/** Limit and margin, or why it is not known, and the moments that decided it. */
function shortcoming(one: JudgedExpectation, experiment: ExperimentAnalysis, width: number, paint: Paint): string[] {
  const figures = [`observed ${one.observed}`];
  if (one.limit !== null) figures.push(`limit ${one.limit}`);
  if (one.margin !== null) figures.push(formatMargin(one.margin));
  const glyph = verdictGlyph[one.verdict];
  const lines = [hang(`      ${glyph} `, one.sentence, width, (line) => paint(verdictStyle[one.verdict], line))];
  if (one.verdict === 'fail') lines.push(hang('        ', figures.join(' · '), width));
  if (one.reason !== null) lines.push(hang('        ', one.reason, width));
  const zero = origin(experiment);
  for (const { at, text } of one.evidence) {
    const offset = offsetText(between(zero, at)).padStart(8);
    lines.push(hang(`        ${offset}  `, text, width, (line) => paint('dim', line)));
  }
  return lines;
}

function failureLines(failure: Failure, analysis: Analysis, width: number, paint: Paint): string[] {
  const where = failure.at === null ? '' : ` (${failure.at})`;
  const message = messageLines(failure, analysis);
  const lines = message.map((line, index) =>
    hang(`      ${index === 0 ? failure.code : '    '}  `, index === message.length - 1 ? line + where : line, width),
  );
  for (const line of failure.evidence ?? []) {
    const indent = ' '.repeat(12 + (/^ */.exec(line)?.[0].length ?? 0));
    lines.push(hang(indent, line.trim(), width, (text) => paint('dim', text)));
  }
  for (const line of failure.fix?.split('\n') ?? []) lines.push(hang('      fix   ', line, width));
  return lines;
}

/** What was reported for an earlier experiment is named, not repeated; what the run's sentence says is told with it. */
function reasonLines(
  failure: Failure,
  told: readonly ExperimentAnalysis[],
  analysis: Analysis,
  width: number,
  paint: Paint,
): string[] {
  if (isInSentence(failure, analysis)) return [];
  const first = told.find(({ inconclusive }) => inconclusive !== null && isSame(inconclusive, failure));
  if (first === undefined) return failureLines(failure, analysis, width, paint);
  return [hang(`      ${failure.code}  `, `as of '${first.name}'`, width)];
}

/** `told`: the experiments above it. */
function experimentLines(
  experiment: ExperimentAnalysis,
  told: readonly ExperimentAnalysis[],
  analysis: Analysis,
  width: number,
  paint: Paint,
): string[] {
  const glyph = paint(verdictStyle[experiment.verdict], verdictGlyph[experiment.verdict]);
  const lines = [`  ${glyph} ${paint('bold', harmless(experiment.name))}`];
  if (experiment.renewed !== null) lines.push(hang('      anew       ', renewalText(experiment.renewed), width));
  for (const { text, expected } of experiment.lasting) {
    lines.push(hang('      not back   ', text, width, (line) => (expected ? line : paint('yellow', line))));
  }
  const account = accountFor(experiment);
  if (account !== null) {
    const told = accountLines(account);
    const column = Math.max(...told.map(([, { figure }]) => figure.length));
    for (const [verb, { figure, words }] of told) {
      lines.push(hang(`      ${verb.padEnd(11)}${figure.padEnd(column)}  `, words, width));
    }
  }
  for (const one of experiment.loads) {
    const line = loadLine(one);
    if (line !== null) lines.push(hang('      load       ', line, width));
  }
  if (experiment.inconclusive !== null) {
    lines.push(...reasonLines(experiment.inconclusive, told, analysis, width, paint));
  }
  const open = experiment.expectations.filter((one) => isLeftOpen(one, experiment)).length;
  if (open > 0) {
    const said = `${plural(open, 'expectation')} could not be judged`;
    lines.push(hang(`      ${verdictGlyph.inconclusive} `, said, width, (line) => paint('yellow', line)));
  }
  for (const one of experiment.expectations) {
    if (one.verdict !== 'pass' && !isLeftOpen(one, experiment))
      lines.push(...shortcoming(one, experiment, width, paint));
    const { known } = one.expectation;
    if (known !== null) {
      lines.push(hang('      known      ', `${one.sentence}: ${known.reason} (since ${known.since})`, width));
    }
  }
  for (const finding of experiment.findings) {
    if (finding.severity === 'warning') lines.push(hang('      note       ', finding.text, width));
  }
  return lines;
}

/** The verdict's word and sentence, wrapped below each other. */
export function verdictLine(verdict: Verdict, sentence: string, width: number, paint: Paint): string {
  const word = verdictWord[verdict];
  const [first, ...more] = wrap(harmless(sentence), Math.max(24, width - word.length - 2));
  const indent = ' '.repeat(word.length + 2);
  return [`${paint('bold', paint(verdictStyle[verdict], word))}  ${first}`, ...more.map((line) => indent + line)].join(
    '\n',
  );
}

/** One line where both fit, else one each. Colour only adds, so a coloured line counts as longer than it is. */
const sideBySide = (parts: readonly string[], width: number): readonly string[] =>
  parts.join('      ').length <= width ? [parts.join('      ')] : parts;

/** What has not been told with an experiment. */
const toTell = (analysis: Analysis): readonly Failure[] =>
  tellsAbove(analysis).filter(
    (one) =>
      isInSentence(one, analysis) ||
      !analysis.experiments.some(({ inconclusive }) => inconclusive !== null && isSame(inconclusive, one)),
  );

function leftBehind({ leftovers, kept }: Analysis, paint: Paint): string {
  if (leftovers.length > 0) return paint('red', harmless(leftovers.join(', ')));
  const images = keptText(kept);
  return images === null ? 'nothing' : `nothing but ${images}`;
}

/** The whole result as lines of at most `width` columns, ending with a line break. */
export function renderTerminal(analysis: Analysis, options: TerminalOptions): string {
  const paint = painter(options.colour);
  const { width } = options;
  const lines = [hang('', headline(analysis), width), ''];
  analysis.experiments.forEach((one, index, all) => {
    lines.push(...experimentLines(one, all.slice(0, index), analysis, width, paint));
  });
  const done = oneShotLine(analysis);
  if (done !== null) lines.push(hang('  done         ', done, width));
  lines.push('', verdictLine(analysis.verdict, analysis.sentence, width, paint));
  for (const one of toTell(analysis)) lines.push(...failureLines(one, analysis, width, paint));
  if (analysis.verdict !== 'pass') lines.push(`reproduce  ${harmless(analysis.command)}`);
  const left = leftBehind(analysis, paint);
  const report = options.reportPath === null ? [] : [`report  ${options.reportPath}`];
  lines.push(...sideBySide([...report, hang('left behind  ', left, width)], width));
  return `${lines.join('\n')}\n`;
}
