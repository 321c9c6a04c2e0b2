/** What several scenarios say together: one line each, and the worst verdict of all. */
import type { Analysis, Verdict } from '../model/analysis.ts';
import { plural } from '../model/count-text.ts';
import { longText } from '../model/duration-text.ts';
import { mergeVerdicts, worstFirst } from '../model/verdict.ts';
import { escaped, markdownTable } from './markdown-text.ts';
import { hang, harmless, painter } from './paint.ts';
import { verdictLine } from './terminal.ts';
import { heldExpectations, verdictGlyph, verdictStyle, verdictWord } from './verdict.ts';

/** pass < inconclusive < fail over all scenarios. */
export const mergedVerdict = (analyses: readonly Analysis[]): Verdict =>
  mergeVerdicts(analyses.map((one) => one.verdict));

/** `3 scenarios: 1 passed, 1 failed, 1 could not be judged.` */
function mergedSentence(analyses: readonly Analysis[]): string {
  const count = (verdict: Verdict): number => analyses.filter((one) => one.verdict === verdict).length;
  const parts = [
    [count('pass'), 'passed'],
    [count('fail'), 'failed'],
    [count('inconclusive'), 'could not be judged'],
  ] as const;
  const said = parts.filter(([number]) => number > 0).map(([number, words]) => `${number} ${words}`);
  return said.length === 0 ? 'No scenario ran.' : `${plural(analyses.length, 'scenario')}: ${said.join(', ')}.`;
}

/** Why one could not be trusted wholly: how it ended, and what it left. */
const caveat = (analysis: Analysis): string =>
  [
    ...(analysis.ending === 'completed' ? [] : [analysis.ending]),
    ...(analysis.leftovers.length === 0 ? [] : [`left behind: ${analysis.leftovers.join(', ')}`]),
  ].join('; ');

/** For a terminal; ends with a line break. */
export function renderSummary(
  analyses: readonly Analysis[],
  options: { readonly colour: boolean; readonly width: number },
): string {
  const paint = painter(options.colour);
  const column = Math.max(0, ...analyses.map((one) => one.scenario.length));
  const lines = worstFirst(analyses).flatMap((one) => {
    const { held, of } = heldExpectations(one);
    const figures = `${held} of ${of}`.padEnd(9);
    const head = `  ${verdictGlyph[one.verdict]} ${harmless(one.scenario).padEnd(column)}  ${figures}`;
    const text = [one.sentence, caveat(one)].filter((part) => part !== '').join(' ');
    return hang(head, text, options.width).replace(verdictGlyph[one.verdict], (glyph) =>
      paint(verdictStyle[one.verdict], glyph),
    );
  });
  const sentence = verdictLine(mergedVerdict(analyses), mergedSentence(analyses), options.width, paint);
  return `${[...lines, '', sentence].join('\n')}\n`;
}

/** For a job summary. */
export function renderSummaryMarkdown(analyses: readonly Analysis[]): string {
  const verdict = mergedVerdict(analyses);
  const rows = worstFirst(analyses).map((one) => {
    const { held, of } = heldExpectations(one);
    const text = [one.sentence, caveat(one)].filter((part) => part !== '').join(' ');
    return [
      `${verdictGlyph[one.verdict]} ${verdictWord[one.verdict]}`,
      one.scenario,
      `${held} of ${of}`,
      longText(one.duration),
      text,
    ];
  });
  return [
    `## ${verdictGlyph[verdict]} ${verdictWord[verdict]}`,
    '',
    `**${escaped(mergedSentence(analyses))}**`,
    '',
    ...markdownTable(['verdict', 'scenario', 'held', 'took', 'in a sentence'], rows),
  ].join('\n');
}
