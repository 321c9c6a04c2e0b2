/** What loads and observers told, as tables: writes, thresholds, replicas, names and series. */
import type { ExperimentAnalysis } from '../../model/analysis.ts';
import { countText } from '../../model/count-text.ts';
import { distinct } from '../../model/distinct.ts';
import { offsetText, shortText } from '../../model/duration-text.ts';
import { formatNumber } from '../format.ts';
import { loadText, writesText } from '../load-text.ts';
import { offsetOf } from '../subject.ts';
import type { Markup } from './markup.ts';
import { html } from './markup.ts';
import { table } from './table.ts';

const replicaName = (one: ExperimentAnalysis['probes'][number]['replicas'][number]): string =>
  one.replica === null ? `${one.instance} (unknown)` : `${one.replica.service} #${one.replica.replica}`;

export function observerTables(experiment: ExperimentAnalysis): Markup {
  const { probes, loads } = experiment;
  const at = (instant: Parameters<typeof offsetOf>[1]): string => offsetText(offsetOf(experiment, instant));
  return html`
    ${table(
      'Loads',
      ['load', 'what it saw', 'acknowledged writes', 'weakened by'],
      loads.map((one) => [
        one.load,
        loadText(one),
        one.writes === null ? '–' : writesText(one.writes),
        one.problem ?? '–',
      ]),
    )}
    ${table(
      'Thresholds of k6, as k6 reports them',
      ['load', 'metric', 'threshold', 'held'],
      loads.flatMap((one) =>
        one.thresholds.map((two) => [one.load, two.metric, two.expression, two.held ? 'yes' : 'no']),
      ),
    )}
    ${table(
      'Who answered',
      ['probe', 'replica', 'answers'],
      probes
        .filter((one) => one.replicas.length > 1)
        .flatMap((one) => one.replicas.map((two) => [one.probe, replicaName(two), countText(two.answered)])),
    )}
    ${table(
      'What the resolver answered',
      ['probe', 'from', 'to', 'addresses', 'time to live'],
      probes.flatMap((one) =>
        (one.dns ?? []).map((two) => [
          one.probe,
          at(two.from),
          at(two.to),
          two.error ?? two.names.join(', '),
          two.ttl === null ? '–' : `${two.ttl} s`,
        ]),
      ),
    )}
    ${table(
      'What Prometheus reported',
      ['probe', 'query', 'series', 'last value', 'no finer than', 'notes'],
      probes.flatMap((one) => {
        const { metric } = one;
        if (metric === null) return [];
        const rows = metric.series.length === 0 ? [{ name: 'none', points: [] }] : metric.series;
        return rows.map((two) => {
          const last = two.points.findLast((point) => point.value !== null)?.value ?? null;
          const notes = [...metric.notes, ...distinct(metric.gaps.map((gap) => `no data: ${gap.reason}`))];
          return [
            one.probe,
            metric.query,
            two.name,
            last === null ? '–' : formatNumber(last),
            shortText(metric.floor),
            notes.join('; ') || '–',
          ];
        });
      }),
    )}
  `;
}
