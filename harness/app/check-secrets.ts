/** Whether every environment variable that a secret of a scenario is taken from is set, before anything is started. */
import { distinct } from '../model/distinct.ts';
import { type Failure, failure } from '../model/failure.ts';
import type { Plan } from '../model/plan.ts';
import { type EnvironmentVariables, variablesIn } from '../model/secret.ts';

/** One problem per probe or load and variable. An empty variable is as good as none. */
export const unsetSecrets = ({ file, probes, invariants, load }: Plan, env: EnvironmentVariables): readonly Failure[] =>
  Object.entries({ probe: { ...probes, ...invariants }, load }).flatMap(([what, all]) =>
    Object.entries(all).flatMap(([name, one]) =>
      distinct(variablesIn(one))
        .filter((variable) => !env[variable])
        .map((variable) =>
          failure('R222', `the environment variable ${variable} is not set`, {
            at: `${file}, ${what} '${name}'`,
            fix: `set it for this command: ${variable}=… resilience run …`,
          }),
        ),
    ),
  );
