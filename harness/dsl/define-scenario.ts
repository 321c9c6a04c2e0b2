/** How a scenario is written: typed at the door, plain data behind it. */
import { distinct } from '../model/distinct.ts';
import type { Expectation, Subject } from '../model/expectation.ts';
import { fail } from '../model/failure.ts';
import { labelOf } from '../model/load-traits.ts';
import type { Experiment, Scenario } from '../model/scenario.ts';
import type { Stack } from '../model/stack.ts';
import { type Duration, type DurationText, seconds } from '../model/time.ts';
import type { StackChange } from '../model/variant.ts';
import { admit } from './door.ts';
import { readDuration } from './duration.ts';
import type { ExpectationDraft } from './expectation-draft.ts';
import { isMade, made } from './made.ts';
import type { AnyExperiment, ScenarioDescription } from './scenario-description.ts';
import { scenarioDescription } from './scenario-schema.ts';

/**
 * Describes a scenario; a scenario file exports it by default. What cannot be is refused as it is called (R110), with its line.
 *
 * @example
 * export default defineScenario({
 *   title: 'a crash of the API', stack: shop, probes: { home },
 *   experiments: { 'a crash': { fault: crash(api), recovery: '20s', after: [expect(home).recovers({ within: '2s' })] } },
 * });
 */
export function defineScenario(description: ScenarioDescription): Scenario {
  admit('defineScenario', { description }, { description: scenarioDescription });
  const named = nameSubjects(description.probes, description.load ?? {});
  return made({
    type: 'scenario',
    title: description.title,
    tags: distinct(description.tags ?? []),
    stack: plainStack(description.stack),
    probes: description.probes,
    load: description.load ?? {},
    steadyState: (description.steadyState ?? []).map(named),
    experiments: Object.fromEntries(
      Object.entries(description.experiments).map(([name, one]) => [name, experiment(one, named)]),
    ),
    fresh: description.fresh ?? 'when broken',
    budget: description.budget === undefined ? null : readDuration(description.budget),
  });
}

/** What `defineScenario` made, and no copy of it. */
export const isScenario = (given: unknown): given is Scenario =>
  isMade(given) && 'type' in given && given.type === 'scenario';

type Naming = (draft: ExpectationDraft) => Expectation;

function experiment(one: AnyExperiment, named: Naming): Experiment {
  const read = (text: DurationText | undefined): Duration | undefined =>
    text === undefined ? undefined : readDuration(text);
  return {
    fault: one.fault,
    baseline: read(one.baseline) ?? seconds(5),
    hold: read(one.hold) ?? null,
    then: one.then ?? null,
    recovery: readDuration(one.recovery),
    during: (one.during ?? []).map(named),
    after: (one.after ?? []).map(named),
  };
}

/** An expectation names its probe by the very object; one that is not among the scenario's keeps a telling name for the plan to refuse. */
function nameSubjects(probes: ScenarioDescription['probes'], loads: NonNullable<ScenarioDescription['load']>): Naming {
  const names = new Map<object, string>([...Object.entries(loads), ...Object.entries(probes)].map(([k, v]) => [v, k]));
  const subjectOf = (about: ExpectationDraft['draft']['about']): Subject => {
    if (about.type === 'service') return { type: 'service', name: about.name };
    return { type: about.type, name: names.get(about) ?? labelOf(about) };
  };
  return ({ draft: { about, ...rest } }) => ({ ...rest, subject: subjectOf(about) });
}

/** What only a variant can be is refused with R108: it would silently change nothing. */
function plainStack(stack: Stack & { readonly changes?: StackChange }): Stack {
  if (stack.changes?.healers !== undefined || stack.changes?.revision !== undefined) {
    fail('R108', "heal() and at() make variants, and a scenario's own stack is not a variant", {
      fix: "export them as variants: export const variants = { 'a sidecar': stack.heal({ … }) }",
    });
  }
  const { name, folder, compose, lookup, services, variables, overrides } = stack;
  return { name, folder, compose, ...(lookup && { lookup }), services, variables, overrides };
}
