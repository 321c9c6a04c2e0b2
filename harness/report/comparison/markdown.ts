/** A comparison as Markdown, for a job summary or a pull request: the answer first, tables, dots made of characters. */
import type { Comparison, MeasureResult } from '../../model/comparison.ts';
import { meanCountText } from '../../model/count-text.ts';
import { medianText, perHourText } from '../../model/estimate-text.ts';
import { ratioEstimate } from '../../model/ratio-text.ts';
import { codeBlock, escaped, markdownTable } from '../markdown-text.ts';
import { harmless } from '../paint.ts';
import { verdictGlyph, verdictWord } from '../verdict.ts';
import { cameText, detectableText, meanText, perProbeText, testText, wholePercentText } from './figures.ts';
import { comparisonFacts } from './html/banner.ts';
import { wallText } from './html/design.ts';
import { confirmationText } from './html/recommendation.ts';
import { textPlot } from './text-plot.ts';
import { outcomeGlyph, pairOf } from './words.ts';

/** Pull request comments take 65,536 characters; some room is left for the tool that posts it. */
const MOST_CHARACTERS = 60_000;

const pairTable = ({ pairs }: MeasureResult): readonly string[] =>
  markdownTable(
    ['', 'in a sentence', 'ratio, with its interval', 'smallest detectable', 'exact p, adjusted'],
    pairs.map((one) => [
      `${outcomeGlyph[one.word]} ${one.word}`,
      one.sentence,
      ratioEstimate(one.ratio),
      detectableText(one.detectable),
      testText(one),
    ]),
  );

function dots(result: MeasureResult): readonly string[] {
  if (result.variants.every((one) => one.repeats.length === 0)) return [];
  const names = result.variants.map((one) => harmless(one.variant).slice(0, 44));
  const column = Math.max(...names.map((name) => name.length));
  const { rows, axis } = textPlot(result, 60);
  const lines = rows.map((row, index) => `${names[index]!.padEnd(column)}  ${row}`.trimEnd());
  return [codeBlock([...lines, `${' '.repeat(column)}  ${axis}`].join('\n')), ''];
}

function measureText(result: MeasureResult): readonly string[] {
  const { measure, sensitivity } = result;
  return [
    `### ${escaped(`${result.title}: ${measure.experiment}`)}`,
    '',
    ...dots(result),
    ...markdownTable(
      ['variant', 'outcome', 'median (95 %)', 'seen (95 %)', 'outside the prediction'],
      result.variants.map((one) => {
        const word = pairOf(result, one.variant)?.word;
        return [
          one.variant,
          word === undefined ? 'reference' : `${outcomeGlyph[word]} ${word}`,
          medianText(one, measure.window),
          cameText(one.came),
          one.predicted === null ? '–' : String(one.outside),
        ];
      }),
    ),
    ...pairTable(result),
    ...(sensitivity.length === 0
      ? []
      : [
          `Explained by ${sensitivity.map((one) => `${escaped(one.field)} ${wholePercentText(one.share)}`).join(', ')}.`,
          '',
        ]),
  ];
}

const costs = (comparison: Comparison): readonly string[] =>
  markdownTable(
    [
      'variant',
      'CPU per check',
      'CPU an hour',
      'downtime',
      'blind',
      'false alarm, an hour without a fault',
      'restarts',
    ],
    comparison.variants.map((one) => [
      one.variant,
      one.price === null ? '–' : perProbeText(one.price),
      one.price === null ? '–' : perHourText(one.price),
      meanText(one.downtime),
      meanText(one.blind),
      meanText(one.falseAlarmPerHour),
      meanCountText(one.restarts),
    ]),
  );

function advice({ recommendation }: Comparison): readonly string[] {
  if (recommendation === null) return [];
  const confirmed = confirmationText(recommendation);
  return [
    '### What to change',
    '',
    escaped(recommendation.because),
    '',
    ...(recommendation.patch === null ? [] : [codeBlock(recommendation.patch.trimEnd()), '']),
    ...(confirmed === null ? [] : [`Confirmed by a run: ${escaped(confirmed)}.`, '']),
  ];
}

function document(comparison: Comparison, measures: readonly MeasureResult[]): string {
  const { verdict, ending, endingReason, failures, notes, deviations } = comparison;
  return [
    `## ${verdictGlyph[verdict]} ${verdictWord[verdict]}${ending === 'completed' ? '' : ` (${ending})`} ${escaped(comparison.scenario)}, compared`,
    '',
    `**${escaped(comparison.sentence)}**`,
    '',
    comparisonFacts(comparison).map(escaped).join(' · '),
    '',
    ...failures.map((one) => `> **${one.code}** ${escaped(one.message)}\n`),
    ...measures.slice(0, 1).flatMap(measureText),
    ...advice(comparison),
    '### Costs',
    '',
    ...costs(comparison),
    ...measures.slice(1).flatMap(measureText),
    ...notes.map((one) => `- ${escaped(one)}`),
    ...deviations.slice(0, 10).map((one) => `- outside: ${escaped(one.sentence)}`),
    `- ended: ${escaped(endingReason)}; ${escaped(wallText(comparison))}; ${comparison.design.rejected} runs not used`,
    '',
    'Reproduce:',
    '',
    codeBlock(harmless(comparison.command)),
    '',
  ].join('\n');
}

/** Only the headline where all measures would make it too long, and cut at a line where even that is too much. */
export function renderComparisonMarkdown(comparison: Comparison): string {
  const whole = document(comparison, comparison.measures);
  if (whole.length <= MOST_CHARACTERS) return whole;
  const bare = document(comparison, comparison.measures.slice(0, 1));
  if (bare.length <= MOST_CHARACTERS) return `${bare}\nThe other measures are in compare.html.\n`;
  return `${bare.slice(0, bare.lastIndexOf('\n', MOST_CHARACTERS))}\n\nCut here; the whole text is in compare.html.\n`;
}
