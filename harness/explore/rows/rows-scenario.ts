/** Rows → the scenario of a run that tries them, with the remedies of each behind it; and the plan that knows them as such. */
import type { ExploreRow, Remedy } from '../../model/explore-row.ts';
import type { Fault } from '../../model/fault.ts';
import { faultLabel } from '../../model/fault-traits.ts';
import type { LearnedStack } from '../../model/learned.ts';
import type { Load } from '../../model/load.ts';
import type { Plan, PlannedExperiment } from '../../model/plan.ts';
import type { ProbeName } from '../../model/probe.ts';
import type { Experiment, ExperimentName, Fresh, Scenario } from '../../model/scenario.ts';
import type { SecondFault } from '../../model/second-fault.ts';
import type { Stack } from '../../model/stack.ts';
import type { Duration } from '../../model/time.ts';
import { remedyBaseline, remedyRecoveryOf, rowBaseline, rowGoodFor } from './row-windows.ts';

export interface RowsScenario {
  readonly learned: LearnedStack;
  readonly stack: Stack;
  readonly load: Readonly<Record<ProbeName, Load>>;
  /** The longest that the run may take. */
  readonly budget: Duration;
  /** Absent: `when broken`. */
  readonly fresh?: Fresh;
}

/** `db crash, restart of api`. */
export const remedyName = (row: ExploreRow, remedy: Remedy): ExperimentName => `${row.key}, ${faultLabel(remedy)}`;

export function rowsScenario(rows: readonly ExploreRow[], world: RowsScenario): Scenario {
  const { learned, stack, load, budget, fresh = 'when broken' } = world;
  const ports = Object.fromEntries(
    Object.entries(learned.stack.services).filter(([name]) => learned.services.some((one) => one.name === name)),
  );
  return {
    type: 'scenario',
    title: `what breaks in ${stack.name} when anything breaks`,
    tags: [],
    stack: { ...stack, services: { ...ports, ...stack.services } },
    probes: Object.fromEntries(learned.entries.map(({ name, probe }) => [name, probe])),
    load,
    steadyState: [],
    experiments: Object.fromEntries(rows.flatMap((row) => experimentsOf(row, learned))),
    fresh,
    budget,
  };
}

function experimentsOf(row: ExploreRow, learned: LearnedStack): readonly (readonly [ExperimentName, Experiment])[] {
  const { key, fault, hold, recovery, remedies, second } = row;
  return [
    [key, experimentOf(fault, { baseline: rowBaseline, hold, recovery, ...(second !== undefined && { second }) })],
    ...remedies.map((remedy): readonly [ExperimentName, Experiment] => [
      remedyName(row, remedy),
      experimentOf(remedy, { baseline: remedyBaseline, hold: null, recovery: remedyRecoveryOf(remedy, learned) }),
    ]),
  ];
}

type Windows = Pick<Experiment, 'baseline' | 'hold' | 'recovery'> & { readonly second?: SecondFault };

const experimentOf = (fault: Fault, windows: Windows): Experiment => ({
  ...{ fault, ...windows },
  ...{ then: null, during: [], after: [] },
});

/** The plan of such a scenario, in which a remedy is done only where it is needed, and a recovery is told sooner than a person would. */
export function asRows(plan: Plan, rows: readonly ExploreRow[]): Plan {
  const of = new Map(rows.flatMap((row) => row.remedies.map((remedy) => [remedyName(row, remedy), row.key] as const)));
  const planned = (one: PlannedExperiment): PlannedExperiment => {
    const remedyOf = of.get(one.name);
    return remedyOf === undefined ? one : { ...one, remedyOf };
  };
  return {
    ...plan,
    aftermath: true,
    goodFor: Object.fromEntries(Object.keys(plan.probes).map((name) => [name, rowGoodFor])),
    experiments: plan.experiments.map(planned),
  };
}

/** Its experiments that belong to rows of which the caller still wants some. */
export function onlyRows(plan: Plan, isWanted: (key: string) => boolean, budget: Duration): Plan {
  const experiments = plan.experiments.filter(({ name, remedyOf }) => isWanted(remedyOf ?? name));
  return { ...plan, experiments, budget };
}
