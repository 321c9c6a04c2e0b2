/** A variant's cells on all platforms as one sentence: `healthy after 5.6 … 9.8 s; the same settings under Swarm: 11.2 … 16.4 s`. */
import { meanCountText, partText, timesText } from '../model/count-text.ts';
import { secondsText, simulatedSeconds } from '../model/duration-text.ts';
import type { ForecastAsker, ForecastCell, ForecastExperiment, Foreseen, Platform } from '../model/forecast.ts';
import type { PredictedTime } from '../model/plan.ts';

const places: Readonly<Record<Platform, string>> = {
  docker: 'on plain Docker',
  swarm: 'the same settings under Swarm',
  kubernetes: 'under a liveness probe',
};

type Windows = Pick<ForecastExperiment, 'hold' | 'window' | 'recoveryWindow'>;

export const sentenceOf = (cells: readonly ForecastCell[], windows: Windows): string =>
  cells.map((cell) => `${places[cell.platform]}: ${accountOf(cell, windows)}`).join('; ');

/**
 * One sentence on each service whose health check asks the target, under all platforms: `numbers-web depends on it by its health
 * check; on plain Docker: unhealthy too after 5.1 … 9.8 s; the same settings under Swarm: …`.
 */
export const askersSentences = (cells: readonly ForecastCell[]): readonly string[] =>
  (cells[0]?.askers ?? []).map(({ service }) => {
    const accounts = cells.map((cell) => {
      const asker = cell.askers.find((one) => one.service === service);
      return asker === undefined ? [] : [`${places[cell.platform]}: ${askerAccount(asker)}`];
    });
    return `${service} depends on it by its health check; ${accounts.flat().join('; ')}`;
  });

/** `unhealthy too after 5.1 … 9.8 s, restarted once`. */
function askerAccount({ detection, restarts }: ForecastAsker): string {
  const noticed = spanText(detection);
  if (noticed === null) return 'not affected';
  const restarted = meanCountText(restarts) === '0' ? '' : `, restarted ${timesText(restarts)}`;
  return `unhealthy too after ${noticed}${oftenText(detection)}${restarted}`;
}

/** `noticed after 5.1 … 9.8 s, back after 11.2 … 16.4 s`. */
function accountOf(cell: ForecastCell, { hold, window, recoveryWindow }: Windows): string {
  const noticed = spanText(cell.detection);
  const rulesOut = (time: PredictedTime): boolean => cell.never?.includes(time) === true;
  const within = `within ${secondsText(window)}`;
  const unnoticed = rulesOut('detection') ? 'never noticed' : `not noticed ${within}`;
  const detection = noticed === null ? unnoticed : `noticed after ${noticed}`;
  const healed = spanText(cell.engineRecovery);
  if (healed !== null) return `${detection}, back after ${healed}${oftenText(cell.engineRecovery)}`;
  const after = cell.afterEnd === null ? null : spanText(cell.afterEnd.engineRecovery);
  if (after === null) {
    if (rulesOut('engineRecovery')) return `${detection}, never back by itself`;
    const watched = cell.afterEnd === null ? window : (hold ?? 0) + recoveryWindow;
    return `${detection}, not back within ${secondsText(watched)}`;
  }
  return `${detection}, not back before the fault ends, and ${after} after it`;
}

/** `11.2 … 16.4 s`: the middle 90 % of those that came; null: none did. */
export function spanText(foreseen: Foreseen): string | null {
  const { p5, p95, max, share } = foreseen;
  if (share === 0 || p5 === null) return null;
  const [low, high] = [simulatedSeconds(p5), simulatedSeconds(p95 ?? max ?? p5)];
  if (p95 === null) return `${low} s or more`;
  return low === high ? `${low} s` : `${low} … ${high} s`;
}

const oftenText = ({ share }: Foreseen): string => (share === 1 ? '' : ` in ${partText(share)} of repeats`);
