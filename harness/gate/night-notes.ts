/** What the reader of a night should know beside its states. */
import { listText, percentText } from '../model/count-text.ts';
import type { JudgedScenario } from '../model/gate.ts';
import type { QuarantineSetting } from '../model/gate-config.ts';
import type { NightFacts } from '../model/night.ts';
import { quarantinedName, quarantineOf } from './quarantine.ts';

/** Above it a comparison is made in so many nights that they had better be made alike. */
const wideSpread = 0.1;

export const nightNotes = (
  facts: NightFacts,
  scenarios: readonly JudgedScenario[],
  quarantine: readonly QuarantineSetting[],
): readonly string[] => [
  ...missingControls(scenarios),
  ...scenarios.flatMap(({ facts: { role, scenario } }) => {
    const { over } = quarantineOf(quarantine, scenario, facts.night);
    if (role !== 'scenario') return [];
    return over.map(
      (one) => `the quarantine of ${quarantinedName(one)} ended on ${one.until}: ${one.reason}, ${one.issue}`,
    );
  }),
  ...wideNotes(scenarios),
];

function missingControls(scenarios: readonly JudgedScenario[]): readonly string[] {
  const roles = scenarios.map((one) => one.facts.role);
  const missing = [
    ...(roles.includes('control') ? [] : ['one that must pass']),
    ...(roles.includes('must fail') ? [] : ['one that must fail']),
  ];
  return missing.length === 0 ? [] : [`no control was run: ${listText(missing)}`];
}

function wideNotes(scenarios: readonly JudgedScenario[]): readonly string[] {
  const wide = scenarios.filter(({ measures }) => measures.some(({ gated, band }) => gated && isWide(band?.spread)));
  return wide.map(({ facts: { scenario }, measures }) => {
    const spread = Math.max(...measures.map(({ gated, band }) => (gated ? (band?.spread ?? 0) : 0)));
    return `${scenario} differs by ${percentText(spread, 0)} from night to night, so that many nights need a comparison; a quieter host would save them`;
  });
}

const isWide = (spread: number | null | undefined): boolean => spread != null && spread > wideSpread;
