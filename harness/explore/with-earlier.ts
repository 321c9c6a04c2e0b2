/** What an exploration that is derived again cannot know from its rows: repairs that were tried, and what checks of the checks found. */
import { checkWeaknesses, type Exploration, type ExploreFinding } from '../model/exploration.ts';

export function withEarlier(again: Exploration, stored: Exploration): Exploration {
  const mends = new Map(stored.findings.map((one) => [keyOf(one), one.mend]));
  const checks = stored.findings.filter(({ weakness }) => checkWeaknesses.includes(weakness));
  return {
    ...again,
    findings: [...again.findings.map((one) => ({ ...one, mend: mends.get(keyOf(one)) ?? one.mend })), ...checks],
    ...(stored.together !== undefined && { together: stored.together }),
  };
}

const keyOf = ({ weakness, service, edge }: ExploreFinding): string => [weakness, service, edge?.to ?? ''].join(' ');
