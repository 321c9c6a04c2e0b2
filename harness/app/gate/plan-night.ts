/** From the suite's scenarios to the plan of a night: everything is resolved, checked and put in order before anything starts. */
import { allot, type Wanted } from '../../design/night-budget.ts';
import { runLength } from '../../design/wall-time.ts';
import { type Telling, tellingOf } from '../../gate/night-order.ts';
import { plural } from '../../model/count-text.ts';
import type { Suite } from '../../model/gate-config.ts';
import type { History } from '../../model/history.ts';
import type { BaselineKey, Commit, NightRole } from '../../model/night.ts';
import type { Plan } from '../../model/plan.ts';
import { milliseconds, sum } from '../../model/time.ts';
import type { LoadedScenario } from '../../scenario-file/loaded-scenario.ts';
import type { NightPlan, PlannedScenario } from './night-plan.ts';
import { planExplorations } from './plan-explorations.ts';

export interface CompiledScenario {
  readonly role: NightRole;
  readonly loaded: LoadedScenario;
  readonly plan: Plan;
  readonly key: BaselineKey | null;
  readonly revision: Commit | null;
}

/** What is asked of the night, beside its scenarios. */
export type NightWishes = Pick<
  NightPlan,
  'night' | 'run' | 'suite' | 'seed' | 'command' | 'shard' | 'bisect' | 'confirm'
>;

export function planNight(
  compiled: readonly CompiledScenario[],
  suite: Suite,
  history: History,
  wishes: NightWishes,
): NightPlan {
  const ordered = inOrder(ofShard(compiled, wishes.shard), history);
  const wanted = ordered.map(
    ({ role, plan }): Wanted => ({
      runLength: runLength(plan),
      fixed: role === 'scenario' ? null : 1,
    }),
  );
  const stacks = compiled.flatMap(({ role, plan }) => (role === 'scenario' ? [plan.stack] : []));
  const explorations = planExplorations(stacks, suite, wishes.shard);
  const reserved = explorations?.reserved ?? milliseconds(0);
  const rest = suite.budget === null ? null : milliseconds(suite.budget - reserved);
  const { repeats, planned } = allot(wanted, suite.repeats, rest);
  const scenarios = ordered.map(
    (one, index): PlannedScenario => ({
      ...one,
      tags: one.loaded.scenario.tags,
      objectives: one.role === 'scenario' ? suite.objectives : [],
      repeats: repeats[index]!,
      runLength: wanted[index]!.runLength,
      leftOut: repeats[index] === 0 ? 'the budget leaves no time for it' : null,
    }),
  );
  const { jobs, budget } = suite;
  const attempts = suite.retries + 1;
  return {
    ...wishes,
    jobs,
    attempts,
    repeats: suite.repeats,
    budget,
    planned: sum(planned, reserved),
    scenarios,
    explorations,
    notes: notesOf(scenarios, suite),
  };
}

/** The controls of every shard are its own: they tell of its host. */
function ofShard(compiled: readonly CompiledScenario[], shard: NightPlan['shard']): readonly CompiledScenario[] {
  if (shard === null) return compiled;
  const scenarios = compiled.filter((one) => one.role === 'scenario').toSorted(longestFirst);
  const loads = Array.from({ length: shard.of }, () => 0);
  const own = scenarios.filter(({ plan }) => {
    const least = loads.indexOf(Math.min(...loads));
    loads[least]! += runLength(plan);
    return least === shard.index - 1;
  });
  return own.length === 0 ? [] : [...compiled.filter((one) => one.role !== 'scenario'), ...own];
}

const longestFirst = (a: CompiledScenario, b: CompiledScenario): number =>
  runLength(b.plan) - runLength(a.plan) || byName(a, b);

const byName = (a: CompiledScenario, b: CompiledScenario): number =>
  a.plan.scenario < b.plan.scenario ? -1 : a.plan.scenario > b.plan.scenario ? 1 : 0;

/** The controls first: without them nothing else says anything. */
function inOrder(compiled: readonly CompiledScenario[], history: History): readonly (CompiledScenario & Telling)[] {
  const told = compiled.map((one): CompiledScenario & Telling => {
    const { role, plan, revision } = one;
    if (role !== 'scenario') return { ...one, weight: Number.POSITIVE_INFINITY, because: 'whether the gate can tell' };
    return { ...one, ...tellingOf(history.get(plan.scenario) ?? [], revision) };
  });
  return told.sort((a, b) => (a.weight === b.weight ? byName(a, b) : b.weight - a.weight));
}

function notesOf(scenarios: readonly PlannedScenario[], { repeats, budget }: Suite): readonly string[] {
  const run = scenarios.filter((one) => one.role === 'scenario' && one.leftOut === null);
  const least = Math.min(repeats, ...run.map((one) => one.repeats));
  const out = scenarios.filter((one) => one.leftOut !== null).map((one) => one.plan.scenario);
  const within = `the budget of ${Math.round((budget ?? 0) / 60_000)} min`;
  return [
    ...(least < repeats ? [`${within} reduces ${repeats} repeats to ${least}; no window is shortened`] : []),
    ...(out.length > 0 ? [`${within} leaves out ${plural(out.length, 'scenario')}: ${out.join(', ')}`] : []),
  ];
}
