/** `resilience list`: the scenarios there are, with their experiments. One that cannot be loaded keeps no other from being listed. */
import { loadScenarios } from '../app/compile-scenarios.ts';
import type { Output } from '../app/output-port.ts';
import type { ScenarioFilter } from '../app/pick-scenarios.ts';
import { type ExitCode, FailureError } from '../model/failure.ts';
import { faultLabel } from '../model/fault-traits.ts';
import type { ConfigOptions } from './config-options.ts';

export interface ListCommandOptions extends ScenarioFilter, ConfigOptions {
  readonly json: boolean;
}

export async function listCommand(
  names: readonly string[],
  options: ListCommandOptions,
  output: Output,
): Promise<ExitCode> {
  const { loaded, problems } = await loadScenarios(names, options);
  const entries = loaded.map(({ scenario, file }) => ({
    file,
    title: scenario.title,
    tags: scenario.tags,
    stack: scenario.stack.name,
    experiments: Object.entries(scenario.experiments).map(([name, one]) => ({ name, fault: faultLabel(one.fault) })),
  }));
  if (options.json && loaded.length > 0) output.out(JSON.stringify(entries));
  else {
    for (const { file, title, tags, stack, experiments } of entries) {
      output.out(
        `${file}\n  ${title} (stack ${stack}${tags.length === 0 ? '' : `; ${tags.length === 1 ? 'tag' : 'tags'} ${tags.join(', ')}`})`,
      );
      for (const { name, fault } of experiments) output.out(`  · ${name}: ${fault}`);
    }
  }
  if (problems.length > 0) throw new FailureError(problems);
  return 0;
}
