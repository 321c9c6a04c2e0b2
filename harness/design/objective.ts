/** The objective that a command line gives. */
import type { Objective } from '../model/comparison-plan.ts';
import { fail } from '../model/failure.ts';
import { objectiveWanted, parseObjective } from '../model/objective-text.ts';

/** Throws R109 with what is allowed. Without a statistic the median is meant. */
export const readObjective = (text: string): Objective =>
  parseObjective(text) ??
  fail('R109', `'${text}' is not an objective`, {
    at: '--objective',
    fix: `${objectiveWanted} --objective 'TTR p95 < 15s'`,
  });
