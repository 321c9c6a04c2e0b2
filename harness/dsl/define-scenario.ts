/** How a scenario is written: typed at the door, plain data behind it. */
import type { Expectation } from '../model/expectation.ts';
import type { Action, HeldFault, MomentaryFault } from '../model/fault.ts';
import type { HttpProbe, ProbeName } from '../model/probe.ts';
import type { Experiment, Scenario } from '../model/scenario.ts';
import type { Stack } from '../model/stack.ts';
import { type Duration, type DurationText, seconds } from '../model/time.ts';
import { readDuration } from './duration.ts';
import type { ExpectationDraft } from './expect.ts';

type AtLeastOne<T> = readonly [T, ...T[]];

/** A fault that happens in an instant: there is nothing to hold. Judged from its injection. */
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

interface HeldWindows {
  readonly fault: HeldFault;
  readonly baseline?: DurationText;
  /** How long the fault holds before it is reverted, or ended by `then`. */
  readonly hold: DurationText;
  /** What an operator does at the end of `hold`, in place of the fault's own revert. */
  readonly then?: Action;
  readonly recovery: DurationText;
}

/** A fault that lasts: `during` is judged while it holds, `after` from its end. */
export type HeldExperiment = HeldWindows &
  (
    | { readonly during: AtLeastOne<ExpectationDraft>; readonly after?: readonly ExpectationDraft[] }
    | { readonly during?: readonly ExpectationDraft[]; readonly after: AtLeastOne<ExpectationDraft> }
  );

export interface ScenarioDescription {
  readonly title: string;
  readonly stack: Stack;
  readonly probes: Readonly<Record<ProbeName, HttpProbe>>;
  /** Traffic that is recorded and never judged. */
  readonly load?: Readonly<Record<ProbeName, HttpProbe>>;
  /** Beyond the implied: every health check healthy and every probe good for the whole baseline. */
  readonly steadyState?: readonly ExpectationDraft[];
  readonly experiments: Readonly<Record<string, MomentaryExperiment | HeldExperiment>>;
  /** The longest the whole run may take. Default: three times the plan, plus two minutes. */
  readonly budget?: DurationText;
}

/** Describes a scenario; a scenario file exports it by default. */
export function defineScenario(description: ScenarioDescription): Scenario {
  const named = nameProbes(description.probes);
  return {
    type: 'scenario',
    title: description.title,
    stack: plainStack(description.stack),
    probes: description.probes,
    load: description.load ?? {},
    steadyState: (description.steadyState ?? []).map(named),
    experiments: Object.fromEntries(
      Object.entries(description.experiments).map(([name, one]) => [name, experiment(name, one, named)]),
    ),
    budget: description.budget === undefined ? null : readDuration(description.budget, 'the budget'),
  };
}

type Naming = (draft: ExpectationDraft) => Expectation;

function experiment(name: string, one: MomentaryExperiment | HeldExperiment, named: Naming): Experiment {
  const read = (text: DurationText | undefined, window: string): Duration | undefined =>
    text === undefined ? undefined : readDuration(text, `'${window}' of experiment '${name}'`);
  return {
    fault: one.fault,
    baseline: read(one.baseline, 'baseline') ?? seconds(5),
    hold: read(one.hold, 'hold') ?? null,
    then: one.then ?? null,
    recovery: readDuration(one.recovery, `'recovery' of experiment '${name}'`),
    during: (one.during ?? []).map(named),
    after: (one.after ?? []).map(named),
  };
}

/** An expectation names its probe by the very object; one that is not among the scenario's keeps a telling name for the plan to refuse. */
function nameProbes(probes: Readonly<Record<ProbeName, HttpProbe>>): Naming {
  const names = new Map(Object.entries(probes).map(([name, probe]) => [probe, name]));
  return ({ draft: { about, ...rest } }) => ({
    ...rest,
    subject:
      about.type === 'service'
        ? { type: 'service', name: about.name }
        : { type: 'probe', name: names.get(about) ?? `${about.method} ${about.service}${about.path}` },
  });
}

const plainStack = ({ name, folder, compose, services, variables, overrides }: Stack): Stack => ({
  name,
  folder,
  compose,
  services,
  variables,
  overrides,
});
