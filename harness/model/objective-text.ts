/** An objective as a person writes it: `TTR p95 < 15s`. */
import type { Objective, Quantity } from './comparison-plan.ts';
import { parseDuration } from './time.ts';

const quantities: Readonly<Record<string, Quantity>> = {
  ttr: 'recovery',
  recovery: 'recovery',
  ttd: 'detection',
  detection: 'detection',
  'engine ttr': 'engineRecovery',
  downtime: 'downtime',
};

const statistics = ['median', 'mean', 'p95', 'max'] as const;

/** The objective that is no limit of a time: its nights explore the stacks of the suite. */
export const noCellGetsWorse = 'no cell gets worse';

/** However it is spaced, and in whatever case. */
export const isNoCellGetsWorse = (text: string): boolean =>
  text.trim().toLowerCase().replace(/\s+/g, ' ') === noCellGetsWorse;

/** What may stand in one; an example is to follow. */
export const objectiveWanted = `write TTR, TTD, engine TTR or downtime, then ${statistics.join(', ')}, then a limit:`;

/** Without a statistic the median is meant. Undefined: it is none. */
export function parseObjective(text: string): Objective | undefined {
  const [, quantity, statistic = 'median', limit] =
    /^\s*(engine ttr|[a-z]+)(?:\s+(median|mean|p95|max))?\s*<=?\s*(\S+)\s*$/i.exec(text) ?? [];
  const found = quantities[(quantity ?? '').toLowerCase()];
  const length = parseDuration(limit ?? '');
  if (found === undefined || length === undefined) return undefined;
  return {
    text: text.trim(),
    quantity: found,
    statistic: statistic.toLowerCase() as Objective['statistic'],
    limit: length,
  };
}
