/** The numbers behind a picture, as tables. */
import { countedText, measuredText, observedText, shareText } from '../../analysis/words/figures.ts';
import type { ExperimentAnalysis, Observed, ProbeReading, ServiceReading, Share } from '../../model/analysis.ts';
import { countText } from '../../model/count-text.ts';
import { forecasts, hitOf } from '../chart/forecasts.ts';
import { formatBound, glued } from '../format.ts';
import type { Markup } from './markup.ts';
import { html } from './markup.ts';
import { table } from './table.ts';
import { observerTables } from './witness-tables.ts';

const observed = (one: Observed | null): string => (one === null ? '–' : observedText(one));

const share = (one: Share | null): string => (one === null ? '–' : shareText(one));

/** A column of its own where any probe of the experiment had degraded answers. */
const degradedCells = (experiment: ExperimentAnalysis, one: ProbeReading): readonly string[] => {
  if (experiment.probes.every(({ degraded }) => degraded === null)) return [];
  return [one.degraded === null ? '–' : measuredText(one.degraded.time)];
};

function badAnswers({ outcomes }: ProbeReading): string {
  const bad = Object.entries(outcomes).filter(([outcome]) => outcome !== 'ok');
  return bad.length === 0 ? 'none' : bad.map(([outcome, count]) => `${countText(count)} ${outcome}`).join(', ');
}

const probeRow = (one: ProbeReading, experiment: ExperimentAnalysis): readonly string[] => [
  one.probe,
  observed(one.impact),
  observed(one.recovery),
  observed(one.residualRecovery),
  share(one.availabilityDuring),
  share(one.availabilityAfter),
  observed(one.residualForGood ?? one.forGood),
  measuredText(one.downtime),
  ...degradedCells(experiment, one),
  countedText(one.lostWork),
  countText(one.flaps),
  badAnswers(one),
];

const serviceRow = (one: ServiceReading): readonly string[] => [
  one.service,
  observed(one.detection) + (one.detectedAs === null ? '' : ` (${one.detectedAs})`),
  observed(one.action),
  observed(one.recovery),
  observed(one.residualRecovery),
  countText(one.restarts.length),
  one.blind === null ? '–' : measuredText(one.blind),
  one.falseAlarm === null ? '–' : measuredText(one.falseAlarm),
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
        ...(experiment.probes.some(({ degraded }) => degraded !== null) ? ['degraded'] : []),
        'lost answers',
        'flaps',
        'bad answers',
      ],
      experiment.probes.map((one) => probeRow(one, experiment)),
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
      forecasts(experiment).map((one) => [one.name, formatBound(one.bounds), observed(one.measured), hits[hitOf(one)]]),
    )}
    ${observerTables(experiment)}
    <p class="why">${glued(experiment.prediction.why)}</p>
  </details>
`;
