/** A forecast on a terminal: for each experiment a sentence, and the best of its settings as a table. */
import { countText, partText, plural } from '../model/count-text.ts';
import { secondsText, simulatedSeconds } from '../model/duration-text.ts';
import type { Forecast, ForecastCell, ForecastExperiment, Foreseen, Platform } from '../model/forecast.ts';
import type { PredictedTime } from '../model/plan.ts';
import { type Duration, milliseconds, sum } from '../model/time.ts';
import { formatNumber } from './format.ts';
import { hang, harmless, type Paint, painter } from './paint.ts';

export interface ForecastTextOptions {
  readonly colour: boolean;
  readonly width: number;
}

/** Rows of a table; the others are in the JSON. */
const mostRows = 12;

const names: Readonly<Record<Platform, string>> = { docker: 'Docker', swarm: 'Swarm', kubernetes: 'Kubernetes' };

export function renderForecast(forecast: Forecast, { colour, width }: ForecastTextOptions): string {
  const paint = painter(colour);
  const head = [
    forecast.scenario,
    plural(forecast.experiments.length, 'experiment'),
    plural(forecast.variants.length, 'variant'),
    `${countText(forecast.repeats)} repeats each`,
    `seed ${forecast.seed}`,
  ].join(' · ');
  const rate = `${formatNumber(forecast.checkFailure * 100)} %`;
  return [
    `${head}, simulated`,
    harmless(forecast.title),
    ...forecast.experiments.flatMap((one) => ['', ...experimentLines(one, forecast, width, paint)]),
    '',
    hang('  ', `false alarms: where ${rate} of the checks of a healthy service fail, each by chance`, width, (line) =>
      paint('dim', line),
    ),
    ...forecast.assumes.map((one) => hang('  ', one, width, (line) => paint('dim', line))),
    '',
  ].join('\n');
}

function experimentLines(one: ForecastExperiment, forecast: Forecast, width: number, paint: Paint): readonly string[] {
  const held = one.hold === null ? '' : `, for ${secondsText(one.hold)}`;
  const lines = [
    `  ${paint('bold', harmless(one.name))}: ${harmless(one.fault)}${held}`,
    hang(
      '      ',
      forecast.variants.length === 1 ? one.sentence : `${forecast.variants[0]!.name}: ${one.sentence}`,
      width,
    ),
    ...one.askers.map((text) => hang('      ', harmless(text), width)),
  ];
  if (one.cells.length === 0) return lines;
  const shown = one.ranking.slice(0, mostRows).map((place) => one.cells[place]!);
  const left = one.ranking.length - shown.length;
  const more = left > 0 ? [`      and ${countText(left)} more: --json has them all`] : [];
  const { objective } = forecast;
  const met =
    objective === null
      ? []
      : [`      ${one.meeting} of ${countText(one.cells.length)} meet ${harmless(objective.text)}`];
  return [...lines, ...tableOf(shown, one, forecast, paint), ...more, ...met];
}

/** Columns as wide as their widest cell; settings last, so that they may be long. */
function tableOf(
  cells: readonly ForecastCell[],
  one: ForecastExperiment,
  forecast: Forecast,
  paint: Paint,
): readonly string[] {
  const several = forecast.variants.length > 1;
  const users = cells.some((cell) => cell.recovery !== null);
  const head = [
    '',
    'noticed',
    'healthy',
    ...(users ? ['users'] : []),
    'false alarms/h',
    ...(several ? ['settings'] : []),
  ];
  const rows = cells.map((cell) => [
    names[cell.platform],
    cell.detection.share === 0 ? unseen(cell, 'detection', one.window) : spread(cell.detection),
    cell.engineRecovery.share === 0
      ? afterEnd(cell, 'engineRecovery', cell.afterEnd?.engineRecovery, one)
      : spread(cell.engineRecovery),
    ...(users ? [usersText(cell, one)] : []),
    alarms(cell.falseAlarmsPerHour),
    ...(several ? [harmless(cell.variant)] : []),
  ]);
  const widths = head.map((text, column) => Math.max(text.length, ...rows.map((row) => row[column]!.length)));
  const line = (row: readonly string[]): string =>
    `      ${row.map((text, column) => text.padEnd(widths[column]!)).join('  ')}`.trimEnd();
  return [paint('dim', line(head)), ...rows.map(line)];
}

function usersText(cell: ForecastCell, one: ForecastExperiment): string {
  if (cell.recovery === null) return 'spared';
  return cell.recovery.share === 0
    ? afterEnd(cell, 'userRecovery', cell.afterEnd?.recovery, one)
    : spread(cell.recovery);
}

/** `not within 6 s`; `never` where the settings rule it out. */
const unseen = (cell: ForecastCell, time: PredictedTime, window: Duration): string =>
  cell.never?.includes(time) === true ? 'never' : `not within ${secondsText(window)}`;

/** `5.2 s (5.1 … 9.8)`: median and the middle 90 %, of what came in some repeats at least. */
function spread(foreseen: Foreseen): string {
  const { share, median, p5, p95 } = foreseen;
  const often = share === 1 ? '' : `, in ${partText(share)}`;
  if (median === null) return `${p5 === null ? 'rarely' : `from ${simulatedSeconds(p5)} s`}${often}`;
  return `${simulatedSeconds(median)} s (${p5 === null ? '' : simulatedSeconds(p5)} … ${p95 === null ? '' : simulatedSeconds(p95)})${often}`;
}

/** What comes only when the fault has ended; its median, or where half of them did not come, that they did not. */
function afterEnd(
  cell: ForecastCell,
  time: PredictedTime,
  foreseen: Foreseen | null | undefined,
  { hold, window, recoveryWindow }: ForecastExperiment,
): string {
  if (foreseen === null || foreseen === undefined) return unseen(cell, time, window);
  if (foreseen.median !== null) return `end + ${simulatedSeconds(foreseen.median)} s`;
  return foreseen.share > 0 ? 'rarely' : unseen(cell, time, sum(hold ?? milliseconds(0), recoveryWindow));
}

const alarms = (rate: number): string =>
  rate === 0 ? 'none' : rate < 0.001 ? '< 0.001' : formatNumber(Number(rate.toPrecision(2)));
