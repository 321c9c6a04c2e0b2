/** The scenarios of a suite of the configuration. */
import { nearest } from '../dsl/nearest.ts';
import { fail } from '../model/failure.ts';
import type { ProjectConfig, Suite } from '../model/gate-config.ts';
import type { Env } from '../provision/host/paths.ts';
import type { LoadedScenario } from '../scenario-file/loaded-scenario.ts';
import { loadForPlans } from './compile-scenarios.ts';
import type { ScenarioFilter } from './pick-scenarios.ts';

export interface NamedSuite {
  readonly name: string;
  readonly suite: Suite;
}

/** Without a name: the one called `nightly`, else the only one. Throws R107 with those that there are. */
export function suiteNamed({ suites, file }: Pick<ProjectConfig, 'suites' | 'file'>, asked?: string): NamedSuite {
  const known = Object.keys(suites);
  const name = asked ?? (known.length === 1 ? known[0]! : 'nightly');
  const suite = Object.hasOwn(suites, name) ? suites[name] : undefined;
  if (suite !== undefined) return { name, suite };
  const near = asked === undefined ? undefined : nearest(asked, known);
  const listed = known.length === 0 ? 'describe one in `suites`' : `suites are ${known.join(', ')}`;
  const where = file ?? 'the defaults, as there is no configuration file';
  fail(
    'R107',
    asked === undefined ? 'it is not said which suite is meant' : `there is no suite '${name}' in ${where}`,
    {
      fix: near !== undefined ? `did you mean '${near}'?` : listed,
    },
  );
}

/** Those of its files that have one of its tags, and what is asked beside. Throws R106 where none has, and what is wrong with the files. */
export const suiteScenarios = (
  { scenarios, tags }: Pick<Suite, 'scenarios' | 'tags'>,
  filter: ScenarioFilter,
  env: Env,
): Promise<readonly LoadedScenario[]> => loadForPlans(scenarios, env, { tag: tags }, filter);
