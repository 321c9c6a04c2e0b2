/** How sure we are: measurement noise, how late we were, what each probe can resolve, and what weakens the run. */
import type { Analysis } from '../../model/analysis.ts';
import { countText } from '../../model/count-text.ts';
import { shortText } from '../../model/duration-text.ts';
import type { Calibration } from '../../model/event.ts';
import { failureNote } from './failure-note.ts';
import type { Markup } from './markup.ts';
import { html } from './markup.ts';
import { table } from './table.ts';

const noiseRows = (one: Calibration): readonly (readonly string[])[] => [
  [
    'round trip to the engine',
    `${shortText(one.engineRoundTripP50)} at the median, ${shortText(one.engineRoundTripMax)} at most`,
  ],
  ["the engine's clock minus the harness's", `${shortText(one.clockOffset)} ± ${shortText(one.clockUncertainty)}`],
  [
    'lateness of the harness timers',
    `${shortText(one.timerLatenessP50)} at the median, ${shortText(one.timerLatenessP99)} at p99`,
  ],
];

const definitions =
  'Served again: from the start of the first so many seconds in which 99 % of the probes due were answered well. Stable again: the same, with no such window bad after it until the end. For good: from the end of ' +
  'the last bad answer, if as many seconds are good after it. What was not observed was neither good nor bad: times and amounts then reach ' +
  'from the least to the most that it may have been.';

export function confidence(analysis: Analysis): Markup {
  const { calibration, probes, witnesses, healthProbe, warnings } = analysis.confidence;
  return html`
    <section aria-labelledby="confidence">
      <h2 id="confidence">How sure we are</h2>
      ${warnings.map((one) => failureNote(one, 'inconclusive'))}
      ${calibration === null ? html`<p>The run ended before the measurement noise was known.</p>` : table('Measurement noise', ['what', 'measured before the first experiment'], noiseRows(calibration))}
      ${table(
        'The probes',
        [
          'probe',
          'resolution',
          'served again if good for',
          'sent',
          'sent too late to count',
          'late at the median',
          'late at p99',
          'late at most',
        ],
        probes.map((one) => [
          one.probe,
          shortText(one.resolution),
          shortText(one.goodFor),
          countText(one.sent),
          countText(one.late),
          shortText(one.latenessP50),
          shortText(one.latenessP99),
          shortText(one.latenessMax),
        ]),
      )}
      <p>${definitions}</p>
      ${table(
        'Prometheus',
        ['probe', 'version', 'clock minus ours', 'scrapes every', 'evaluates every', 'weakened by'],
        witnesses.map((one) => [
          one.probe,
          one.version ?? 'unknown',
          `${shortText(one.clockOffset)} ± ${shortText(one.clockUncertainty)}`,
          one.scrapeInterval === null ? 'unknown' : shortText(one.scrapeInterval),
          one.evaluationInterval === null ? '–' : shortText(one.evaluationInterval),
          one.problem ?? '–',
        ]),
      )}
      ${table(
        "The engine's own health checks, while all was well",
        ['service', 'median length', 'longest', 'runs'],
        Object.entries(healthProbe).map(([name, one]) => [
          name,
          shortText(one.p50),
          shortText(one.max),
          countText(one.count),
        ]),
      )}
    </section>
  `;
}
