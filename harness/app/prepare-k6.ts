/** What k6 scripts need before a run: k6 itself, an inspection of each script, and its thresholds as expectations. */
import type { ConnectedEngine } from '../engine/kind.ts';
import { givenText } from '../model/duration-text.ts';
import type { Expectation } from '../model/expectation.ts';
import { type Failure, FailureError, failure } from '../model/failure.ts';
import { isK6, type K6Load } from '../model/load.ts';
import type { Plan, PlannedExperiment } from '../model/plan.ts';
import { milliseconds, sum } from '../model/time.ts';
import { ensureK6 } from '../provision/images/k6.ts';
import { unlessAborted } from '../runner/scope.ts';
import { gather } from './compile-scenarios.ts';
import type { Preparation } from './execution.ts';
import { inspectK6, type K6Facts } from './k6-inspect.ts';
import { readK6Script } from './k6-script.ts';

/** The plan with everything that a run of its scripts takes. Throws R411, or R217 for all scripts at once. */
export async function withK6(plan: Plan, engine: ConnectedEngine, execution: Preparation): Promise<Plan> {
  const scripts = Object.entries(plan.load).filter((one): one is [string, K6Load] => isK6(one[1]));
  if (scripts.length === 0) return plan;
  const { machine, output, interruption, env } = execution;
  const { endpoint, images } = machine;
  const image = await unlessAborted(interruption.signal, ensureK6(endpoint, images.tools, env, output.err));
  const looked = await gather(
    scripts.map(([name, load]) => async (): Promise<InspectedScript> => {
      const script = await readK6Script(load.script);
      const facts = await inspectK6(load, image, script, engine.helperContainers, interruption.signal);
      const problems = tooShort(name, facts, plan);
      if (problems.length > 0) throw new FailureError(problems);
      const { path, files } = script;
      return { name, load: { ...load, ready: { image, path, files, systemTags: facts.systemTags } }, facts };
    }),
  );
  if (looked.failures.length > 0) throw new FailureError(looked.failures);
  return withScripts(plan, looked.results);
}

export interface InspectedScript {
  readonly name: string;
  readonly load: K6Load;
  readonly facts: Pick<K6Facts, 'thresholds'>;
}

/** Every threshold is expected to be kept in every experiment, as k6 reports at its end. */
export function withScripts(plan: Plan, looked: readonly InspectedScript[]): Plan {
  const expected = looked.flatMap(({ name, facts }) =>
    facts.thresholds.map(
      (threshold): Expectation => ({
        type: 'expectation',
        subject: { type: 'load', name },
        claim: { claim: 'keepsThreshold', ...threshold },
        because: null,
        known: null,
      }),
    ),
  );
  return {
    ...plan,
    load: { ...plan.load, ...Object.fromEntries(looked.map(({ name, load }) => [name, load])) },
    experiments: plan.experiments.map((one) => ({ ...one, after: [...one.after, ...expected] })),
  };
}

/** A script that surely ends before an experiment does would leave it without load. */
export function tooShort(name: string, { lasts }: Pick<K6Facts, 'lasts'>, plan: Plan): readonly Failure[] {
  return plan.experiments
    .filter((one) => lengthOf(one) > lasts)
    .map((one) =>
      failure(
        'R217',
        `the script of '${name}' lasts ${givenText(lasts)} at most, and '${one.name}' ${givenText(lengthOf(one))}`,
        {
          at: `${plan.file}, load '${name}'`,
          fix: 'give it a longer duration: k6 is told to stop when the experiment ends',
        },
      ),
    );
}

const lengthOf = (one: PlannedExperiment): number => sum(one.baseline, one.hold ?? milliseconds(0), one.recovery);
