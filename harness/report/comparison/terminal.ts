/** A comparison on a terminal: a compact table of the headline, a sentence for each pair, what to change, and where the report lies. */
import type { Comparison, MeasureResult, PairOutcome } from '../../model/comparison.ts';
import { plural } from '../../model/count-text.ts';
import { longText } from '../../model/duration-text.ts';
import type { Paint } from '../paint.ts';
import { hang, painter } from '../paint.ts';
import type { TerminalOptions } from '../terminal.ts';
import { verdictLine } from '../terminal.ts';
import { blocksText } from './html/banner.ts';
import { confirmationText } from './html/recommendation.ts';
import { tableLines } from './terminal-table.ts';
import { manyVariants, outcomeGlyph, outcomeStyle } from './words.ts';

const headline = (comparison: Comparison): string =>
  [
    comparison.scenario,
    plural(comparison.variants.length, 'variant'),
    blocksText(comparison),
    longText(comparison.duration),
    ...(comparison.engine === null ? [] : [`engine ${comparison.engine.version}`]),
    `seed ${comparison.seed}`,
  ].join(' · ');

/** Each pair in a sentence; many are counted, since the table has their words. */
function pairLines({ pairs }: MeasureResult, width: number, paint: Paint): readonly string[] {
  if (pairs.length > manyVariants) {
    const words = Object.keys(outcomeGlyph) as readonly PairOutcome[];
    const counts = words
      .map((word) => [word, pairs.filter((one) => one.word === word).length] as const)
      .filter(([, count]) => count > 0)
      .map(([word, count]) => `${count} ${word}`);
    return [hang('  ', `${counts.join(', ')}; each in a sentence in the report`, width)];
  }
  return pairs.map((one) =>
    hang(`  ${outcomeGlyph[one.word]} `, one.sentence, width).replace(outcomeGlyph[one.word], (glyph) =>
      paint(outcomeStyle[one.word], glyph),
    ),
  );
}

function measureLines(comparison: Comparison, result: MeasureResult, width: number, paint: Paint): readonly string[] {
  const { experiment, probe } = result.measure;
  const title = `${result.title}: ${experiment}${probe === null ? '' : `, seen by ${probe}`}`;
  return [
    hang('', title, width, (line) => paint('bold', line)),
    ...tableLines(comparison, result, width, paint),
    '',
    ...pairLines(result, width, paint),
    '',
  ];
}

/** Beside the report. */
const patchPath = (reportPath: string): string => reportPath.replace(/[^/\\]*$/, 'recommendation.patch');

function adviceLines(comparison: Comparison, { width, reportPath }: TerminalOptions, paint: Paint): readonly string[] {
  const advice = comparison.recommendation;
  if (advice === null) return [];
  const confirmed = confirmationText(advice);
  return [
    hang('change  ', advice.because, width, (line) => paint('bold', line)),
    ...(confirmed === null ? [] : [hang('        ', `confirmed by a run: ${confirmed}`, width)]),
    ...(advice.patch === null || reportPath === null ? [] : [`patch   ${patchPath(reportPath)}`]),
  ];
}

/** Lines of at most `width` columns (paths and names that are longer apart), ending with a line break. */
export function renderComparisonTerminal(comparison: Comparison, options: TerminalOptions): string {
  const paint = painter(options.colour);
  const { width, reportPath } = options;
  const told = comparison.variants.length > manyVariants ? comparison.measures.slice(0, 1) : comparison.measures;
  const left = comparison.measures.length - told.length;
  return `${[
    hang('', headline(comparison), width),
    '',
    ...told.flatMap((one) => measureLines(comparison, one, width, paint)),
    ...(left === 0 ? [] : [`  ${plural(left, 'more measure')} in the report`, '']),
    ...comparison.notes.map((note) => hang('note    ', note, width)),
    ...comparison.deviations.slice(0, 3).map((one) => hang('outside ', one.sentence, width)),
    ...(comparison.deviations.length > 3 ? [`outside ${comparison.deviations.length - 3} more in the report`] : []),
    ...(comparison.notes.length + comparison.deviations.length === 0 ? [] : ['']),
    verdictLine(comparison.verdict, comparison.sentence, width, paint),
    ...(comparison.ending === 'completed'
      ? []
      : [hang('ended   ', `${comparison.ending}: ${comparison.endingReason}`, width)]),
    ...comparison.failures.map((one) => hang(`${one.code}    `, one.message, width)),
    ...adviceLines(comparison, options, paint),
    ...(reportPath === null ? [] : [`report  ${reportPath}`]),
  ].join('\n')}\n`;
}
