/** How a scenario is written: typed at the door, plain data behind it. */
import type { Expectation, Subject } from '../model/expectation.ts';
import { fail } from '../model/failure.ts';
import type { Action, HeldFault, MomentaryFault } from '../model/fault.ts';
import type { Load } from '../model/load.ts';
import { labelOf } from '../model/load-traits.ts';
import type { Probe, ProbeName } from '../model/probe.ts';
import type { Experiment, Fresh, Scenario } from '../model/scenario.ts';
import type { Stack } from '../model/stack.ts';
import { type Duration, type DurationText, seconds } from '../model/time.ts';
import type { StackChange } from '../model/variant.ts';
import { admit } from './door.ts';
import { readDuration } from './duration.ts';
import type { ExpectationDraft } from './expect.ts';
import { isMade, made } from './made.ts';
import { scenarioDescription } from './scenario-schema.ts';

type AtLeastOne<T> = readonly [T, ...T[]];

/** A fault that happens in an instant: there is nothing to hold, and nothing is done about it. Judged from its injection. */
export interface MomentaryExperiment {
  readonly fault: MomentaryFault;
  /** How long the steady state is watched before. Default `'5s'`. */
  readonly baseline?: DurationText;
  readonly recovery: DurationText;
  readonly after: AtLeastOne<ExpectationDraft>;
  readonly hold?: never;
  readonly then?: never;
  readonly during?: never;
}

type Judged =
  | { readonly during: AtLeastOne<ExpectationDraft>; readonly after?: readonly ExpectationDraft[] }
  | { readonly during?: readonly ExpectationDraft[]; readonly after: AtLeastOne<ExpectationDraft> };

/** A fault that happens in an instant, what an operator does about it, and the windows. */
export interface RemediedWindows {
  readonly fault: MomentaryFault;
  readonly baseline?: DurationText;
  /** How long after the injection the operator acts. */
  readonly hold: DurationText;
  /** On the service itself or any other. `recreate` takes down first what is there. */
  readonly then: Action;
  readonly recovery: DurationText;
}

/** `during` is judged up to what the operator does, `after` from there. */
export type RemediedExperiment = RemediedWindows & Judged;

/** The fault and the windows of an experiment that holds it. */
export interface HeldWindows {
  readonly fault: HeldFault;
  readonly baseline?: DurationText;
  /** How long the fault holds before it is reverted, or ended by `then`. */
  readonly hold: DurationText;
  /** What an operator does at the end of `hold`, in place of the fault's own revert. */
  readonly then?: Action;
  readonly recovery: DurationText;
}

/** A fault that lasts: `during` is judged while it holds, `after` from its end. */
export type HeldExperiment = HeldWindows & Judged;

type AnyExperiment = MomentaryExperiment | RemediedExperiment | HeldExperiment;

export interface ScenarioDescription {
  readonly title: string;
  readonly stack: Stack;
  readonly probes: Readonly<Record<ProbeName, Probe>>;
  /** Traffic: requests, writes that are read back, or a k6 script with its thresholds. */
  readonly load?: Readonly<Record<ProbeName, Load>>;
  /** Beyond the implied: every health check healthy and every probe good for the whole baseline. */
  readonly steadyState?: readonly ExpectationDraft[];
  readonly experiments: Readonly<Record<string, AnyExperiment>>;
  /**
   * Whether the next experiment gets a stack of its own: taken down with its volumes and brought up again. Default `'when broken'`:
   * where the last one left a stack that does not get steady.
   */
  readonly fresh?: Fresh;
  /** The longest the whole run may take. Default: three times the plan, plus two minutes. */
  readonly budget?: DurationText;
}

/** Describes a scenario; a scenario file exports it by default. */
export function defineScenario(description: ScenarioDescription): Scenario {
  admit('defineScenario', { description }, { description: scenarioDescription });
  const named = nameSubjects(description.probes, description.load ?? {});
  return made({
    type: 'scenario',
    title: description.title,
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
