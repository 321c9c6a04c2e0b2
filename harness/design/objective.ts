/** Reads an objective: `TTR p95 < 15s`. */
import type { Objective, Quantity } from '../model/comparison-plan.ts';
import { fail } from '../model/failure.ts';
import { parseDuration } from '../model/time.ts';

const quantities: Readonly<Record<string, Quantity>> = {
  ttr: 'recovery',
  recovery: 'recovery',
  ttd: 'detection',
  detection: 'detection',
  'engine ttr': 'engineRecovery',
  downtime: 'downtime',
};

const statistics = ['median', 'mean', 'p95', 'max'] as const;

/** Throws R109 with what is allowed. Without a statistic the median is meant. */
export function readObjective(text: string): Objective {
  const [, quantity, statistic = 'median', limit] =
    /^\s*(engine ttr|[a-z]+)(?:\s+(median|mean|p95|max))?\s*<=?\s*(\S+)\s*$/i.exec(text) ?? [];
  const found = quantities[(quantity ?? '').toLowerCase()];
  const length = parseDuration(limit ?? '');
  if (found === undefined || length === undefined) {
    fail('R109', `'${text}' is not an objective`, {
      at: '--objective',
      fix: `write TTR, TTD, engine TTR or downtime, then ${statistics.join(', ')}, then a limit: --objective 'TTR p95 < 15s'`,
    });
  }
  return {
    text: text.trim(),
    quantity: found,
    statistic: statistic.toLowerCase() as Objective['statistic'],
    limit: length,
  };
}
