/** A quarantine of an experiment that there is not would quarantine nothing. */
import { nearest } from '../../dsl/nearest.ts';
import { FailureError, failure } from '../../model/failure.ts';
import type { ProjectConfig } from '../../model/gate-config.ts';
import type { LoadedScenario } from '../../scenario-file/loaded-scenario.ts';

/** Throws R110 for each. What names no scenario of these may name one of another suite. */
export function checkQuarantine(
  { quarantine, file }: Pick<ProjectConfig, 'quarantine' | 'file'>,
  scenarios: readonly LoadedScenario[],
): void {
  const problems = quarantine.flatMap(({ scenario, experiment }) => {
    const named = scenarios.find((one) => one.name === scenario);
    if (named === undefined || experiment === null) return [];
    const known = Object.keys(named.scenario.experiments);
    if (known.includes(experiment)) return [];
    const near = nearest(experiment, known);
    const fix = near === undefined ? `its experiments are ${known.join(', ')}` : `did you mean '${scenario}: ${near}'?`;
    return [
      failure('R110', `${scenario} has no experiment '${experiment}' to quarantine`, {
        at: `${file ?? 'the configuration'}, quarantine`,
        fix,
      }),
    ];
  });
  if (problems.length > 0) throw new FailureError(problems);
}
