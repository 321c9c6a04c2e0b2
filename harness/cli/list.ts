/** `resilience list`: the scenarios there are, with their experiments. */
import type { ExitCode } from '../model/failure.ts';
import { faultLabel } from '../model/fault.ts';
import { loadScenarios } from './compile-scenarios.ts';
import type { Output } from './output.ts';

export async function listCommand(
  names: readonly string[],
  options: { readonly json: boolean },
  output: Output,
): Promise<ExitCode> {
  const scenarios = await loadScenarios(names);
  const entries = scenarios.map(({ scenario, file }) => ({
    file,
    title: scenario.title,
    stack: scenario.stack.name,
    experiments: Object.entries(scenario.experiments).map(([name, one]) => ({ name, fault: faultLabel(one.fault) })),
  }));
  if (options.json) {
    output.out(JSON.stringify(entries));
    return 0;
  }
  for (const { file, title, stack, experiments } of entries) {
    output.out(`${file}\n  ${title} (stack ${stack})`);
    for (const { name, fault } of experiments) output.out(`  · ${name}: ${fault}`);
  }
  return 0;
}
