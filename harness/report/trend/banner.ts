/** The first thing a reader sees: how the last night went, in a sentence, and its facts in one line. */
import type { Verdict } from '../../model/analysis.ts';
import { countText, plural } from '../../model/count-text.ts';
import type { GateResult } from '../../model/gate.ts';
import type { NightLine } from '../../model/history.ts';
import { glued } from '../format.ts';
import { headlineOf } from '../gate/headline.ts';
import { failureNote } from '../html/failure-note.ts';
import type { Markup } from '../html/markup.ts';
import { html } from '../html/markup.ts';
import { verdictGlyph, verdictWord } from '../verdict.ts';
import { suitesOf, type Trend, tonightOf } from './trend.ts';

export interface LastNight {
  readonly verdict: Verdict;
  readonly sentence: string;
  readonly facts: readonly string[];
}

/** As the gate said it; without its result, as the history tells it. */
export const lastNight = (trend: Trend, result: GateResult | null): LastNight =>
  result === null ? told(trend) : judged(result);

const judged = (result: GateResult): LastNight => ({
  verdict: result.verdict,
  sentence: result.sentence,
  facts: [
    ...headlineOf(result),
    ...result.scenarios
      .filter((one) => one.facts.role !== 'scenario')
      .map((one) => `${one.facts.scenario}: ${one.sentence}`),
  ],
});

function told(trend: Trend): LastNight {
  const lines = trend.rows.flatMap((row) => tonightOf(row) ?? []);
  const red = lines.filter((one) => one.red);
  const untold = lines.filter((one) => one.state === 'inconclusive');
  const verdict = red.length > 0 ? 'fail' : untold.length === lines.length ? 'inconclusive' : 'pass';
  const night = trend.nights.at(-1);
  return {
    verdict,
    sentence: sentenceOf(lines, red, untold),
    facts: [
      ...(night === undefined ? [] : [`night ${countText(trend.nights.length)}, ${night.name}`]),
      ...suitesOf(trend).map((one) => `suite ${one}`),
      plural(lines.length, 'scenario'),
    ],
  };
}

function sentenceOf(lines: readonly NightLine[], red: readonly NightLine[], untold: readonly NightLine[]): string {
  if (lines.length === 0) return 'No night has been run yet.';
  const names = (some: readonly NightLine[]): string => some.map((one) => one.scenario).join(', ');
  if (red.length > 0) return `${red.length} of ${plural(lines.length, 'scenario')} red: ${names(red)}`;
  if (untold.length === 0) return `None of ${plural(lines.length, 'scenario')} got worse`;
  return `${untold.length} of ${plural(lines.length, 'scenario')} could not be told: ${names(untold)}`;
}

/** More characters than this are read better in smaller letters. */
const longSentence = 160;

export const banner = (title: string, trend: Trend, result: GateResult | null): Markup => {
  const { verdict, sentence, facts } = lastNight(trend, result);
  return html`
    <header class="banner ${verdict}">
      <p class="eyebrow">${title}</p>
      <div class="verdict"><span class="stamp ${verdict}"><span aria-hidden="true">${verdictGlyph[verdict]}</span> ${verdictWord[verdict]}</span></div>
      <h1 class=${sentence.length > longSentence ? 'long' : null}>${glued(sentence)}</h1>
      <ul class="facts">${facts.map((one) => html`<li>${one}</li>`)}</ul>
      ${(result?.failures ?? []).map((one) => failureNote(one, 'fail'))}
      ${(result?.notes ?? []).length === 0 ? null : html`<ul class="findings">${result!.notes.map((one) => html`<li><strong>note</strong> ${glued(one)}</li>`)}</ul>`}
    </header>
  `;
};
