/** What an exploration that is derived again cannot know from its rows: repairs that were tried, and what checks of the checks found. */
import { checkWeaknesses, type Exploration } from '../model/exploration.ts';
import { findingKey } from './finding-key.ts';

export function withEarlier(again: Exploration, stored: Exploration): Exploration {
  const mends = new Map(stored.findings.map((one) => [findingKey(one), one.mend]));
  const checks = stored.findings.filter(({ weakness }) => checkWeaknesses.includes(weakness));
  return {
    ...again,
    findings: [...again.findings.map((one) => ({ ...one, mend: mends.get(findingKey(one)) ?? one.mend })), ...checks],
    ...(stored.together !== undefined && { together: stored.together }),
  };
}
