/** The expectations of an experiment as sentences, each with observed, limit and margin; those that failed come first. */
import type { ExperimentAnalysis, JudgedExpectation } from '../../model/analysis.ts';
import { offsetText, rangeText, secondsText } from '../../model/duration-text.ts';
import type { Duration, Instant } from '../../model/time.ts';
import { between } from '../../model/time.ts';
import { worstFirst } from '../../model/verdict.ts';
import { formatMargin, glued } from '../format.ts';
import { ownReason } from '../said.ts';
import { origin } from '../subject.ts';
import type { Markup } from './markup.ts';
import { html } from './markup.ts';
import { verdictMark } from './verdict-mark.ts';

const figure = (name: string, value: string | null, tone = ''): Markup =>
  value === null ? null : html`<div class=${tone}><dt>${name}</dt><dd>${glued(value)}</dd></div>`;

/** A thin bar: how much of the limit was used up. Only for times, where limit and margin are both known. */
function usage({ margin }: JudgedExpectation, limit: Duration | null): Markup {
  if (margin === null || limit === null || limit <= 0) return null;
  const used = (limit - margin) / limit;
  const width = Math.max(0.01, Math.min(1, used / 1.5));
  const said = `${secondsText((limit - margin) as Duration)} of ${secondsText(limit)}`;
  return html`
    <svg class="usage" viewBox="0 0 150 8" role="img" aria-label=${said}>
      <title>${said}</title>
      <rect class="usage-track" width="150" height="8" rx="2" />
      <rect class=${margin < 0 ? 'usage-over' : 'usage-within'} width=${(width * 150).toFixed(1)} height="8" rx="2" />
      <rect class="usage-limit" x="99" width="2" height="8" />
    </svg>
  `;
}

/** The limit as a length, where the claim states one or the settings imply one. */
function limitOf({ expectation, predicted }: JudgedExpectation): Duration | null {
  const { claim } = expectation;
  if (claim.claim !== 'isDetected' && claim.claim !== 'recovers') return null;
  return claim.within === 'predicted' ? (predicted?.max ?? null) : claim.within;
}

const evidence = (judged: JudgedExpectation, zero: Instant): Markup =>
  judged.evidence.length === 0 || judged.verdict === 'pass'
    ? null
    : html`<ol class="evidence">
        ${judged.evidence.map((one) => html`<li><span class="at">${offsetText(between(zero, one.at))}</span> ${glued(one.text)}</li>`)}
      </ol>`;

const words = (judged: JudgedExpectation, experiment: ExperimentAnalysis): Markup => {
  const { because, known } = judged.expectation;
  const reason = judged.verdict === 'pass' ? null : ownReason(judged, experiment);
  return html`
    ${reason === null ? null : html`<p class="reason">${glued(reason)}</p>`}
    ${because === null ? null : html`<p class="because">because ${because}</p>`}
    ${known === null ? null : html`<p class="because">known since ${known.since}: ${known.reason}</p>`}
  `;
};

export const expectation = (judged: JudgedExpectation, experiment: ExperimentAnalysis): Markup => html`
  <li class="expectation ${judged.verdict}">
    ${verdictMark(judged.verdict)}
    <div class="claim">
      <p class="sentence">${glued(judged.sentence)}</p>
      ${words(judged, experiment)}
      ${evidence(judged, origin(experiment))}
    </div>
    <dl class="figures">
      ${figure('observed', judged.observed, 'observed')}
      ${figure('limit', judged.limit)}
      ${figure('margin', judged.margin === null ? null : formatMargin(judged.margin), judged.margin !== null && judged.margin < 0 ? 'missed' : '')}
      ${figure('predicted', judged.predicted === null ? null : rangeText(judged.predicted))}
      ${usage(judged, limitOf(judged))}
    </dl>
  </li>
`;

export const expectations = (experiment: ExperimentAnalysis): Markup =>
  experiment.expectations.length === 0
    ? null
    : html`<ul class="expectations">
        ${worstFirst(experiment.expectations).map((one) => expectation(one, experiment))}
      </ul>`;
