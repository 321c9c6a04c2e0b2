/** The numbers behind a picture, as tables. */
import type { ExperimentAnalysis, Observed, ProbeReading, ServiceReading, Share } from '../../model/analysis.ts';
import { forecasts, hitOf } from '../chart/forecasts.ts';
import {
  formatAmount,
  formatBound,
  formatCount,
  formatMeasured,
  formatObserved,
  formatShare,
  glued,
} from '../format.ts';
import type { Markup } from './markup.ts';
import { html } from './markup.ts';
import { table } from './table.ts';
import { observerTables } from './witness-tables.ts';

export const observedText = (observed: Observed | null): string => (observed === null ? '–' : formatObserved(observed));

const share = (one: Share | null): string => (one === null ? '–' : formatShare(one));

function badAnswers({ outcomes }: ProbeReading): string {
  const bad = Object.entries(outcomes).filter(([outcome]) => outcome !== 'ok');
  return bad.length === 0 ? 'none' : bad.map(([outcome, count]) => `${formatCount(count)} ${outcome}`).join(', ');
}

const probeRow = (one: ProbeReading): readonly string[] => [
  one.probe,
  observedText(one.impact),
  observedText(one.recovery),
  observedText(one.residualRecovery),
  share(one.availabilityDuring),
  share(one.availabilityAfter),
  observedText(one.residualForGood ?? one.forGood),
  formatMeasured(one.downtime),
  formatAmount(one.lostWork),
  formatCount(one.flaps),
  badAnswers(one),
];

const serviceRow = (one: ServiceReading): readonly string[] => [
  one.service,
  observedText(one.detection) + (one.detectedAs === null ? '' : ` (${one.detectedAs})`),
  observedText(one.action),
  observedText(one.recovery),
  observedText(one.residualRecovery),
  formatCount(one.restarts.length),
  one.blind === null ? '–' : formatMeasured(one.blind),
  one.falseAlarm === null ? '–' : formatMeasured(one.falseAlarm),
  one.inBlastRadius ? 'yes' : 'no',
];

const hits = {
  inside: 'inside',
  early: 'earlier',
  late: 'later',
  unseen: 'not seen in its window',
  unmeasured: 'not measured',
} as const;

export const numbers = (experiment: ExperimentAnalysis): Markup => html`
  <details class="numbers">
    <summary>The same numbers as tables</summary>
    ${table(
      'What was seen, by probe',
      [
        'probe',
        'first bad answer',
        'served again',
        'from the end of the revert',
        'good while it held',
        'good afterwards',
        'for good',
        'downtime',
        'lost answers',
        'flaps',
        'bad answers',
      ],
      experiment.probes.map(probeRow),
    )}
    ${table(
      'What the engine saw, by service',
      [
        'service',
        'detected',
        'acted, from detection',
        'recovered',
        'from the end of the revert',
        'policy restarts',
        'blind',
        'false alarm',
        'in the blast radius',
      ],
      experiment.services.map(serviceRow),
    )}
    ${table(
      'Predicted and measured',
      ['time', 'predicted', 'measured', 'lies'],
      forecasts(experiment).map((one) => [
        one.name,
        formatBound(one.bounds),
        observedText(one.measured),
        hits[hitOf(one)],
      ]),
    )}
    ${observerTables(experiment)}
    <p class="why">${glued(experiment.prediction.why)}</p>
  </details>
`;
