/** Plans of one service for tests of forecasts. */
import type { ForecastInput, ForecastVariant } from '../../harness/forecast/forecast.ts';
import type { Fault } from '../../harness/model/fault.ts';
import type { Plan, PlannedExperiment, PlannedService } from '../../harness/model/plan.ts';
import { type Duration, seconds } from '../../harness/model/time.ts';
import { planned } from '../engine/sim/planned.ts';

export const experiment = (
  fault: Fault,
  hold: Duration | null = null,
  more: Partial<PlannedExperiment> = {},
): PlannedExperiment => ({
  name: fault.kind,
  fault,
  hold,
  baseline: seconds(5),
  then: null,
  recovery: seconds(30),
  phase: null,
  during: [],
  after: [],
  prediction: { detection: null, engineRecovery: null, userRecovery: null, why: 'no setting says so' },
  notes: [],
  ...more,
});

export const planOf = (service: Partial<PlannedService>, experiments: readonly PlannedExperiment[]): Plan => ({
  schema: 'resilience.plan/1',
  scenario: 'app',
  title: 'an app',
  file: 'scenarios/app.ts',
  seed: 'seed',
  stack: { name: 'app', folder: '/stacks/app', compose: ['compose.yaml'], services: {}, variables: {}, overrides: {} },
  services: [planned('app', service)],
  probes: {},
  load: {},
  steadyState: [],
  experiments,
  fresh: 'when broken',
  windows: seconds(0),
  budget: seconds(120),
});

/** The plan, with more services beside the app. */
export const beside = (plan: Plan, ...others: readonly PlannedService[]): Plan => ({
  ...plan,
  services: [...plan.services, ...others],
});

/** A crash of the app. */
export const crashPlan = (service: Partial<PlannedService>): Plan =>
  planOf(service, [experiment({ kind: 'crash', target: 'app' })]);

/** On plain Docker, and with nothing measured, unless said otherwise. */
export const inputOf = (variants: readonly ForecastVariant[], more: Partial<ForecastInput> = {}): ForecastInput => ({
  variants,
  platforms: ['docker'],
  repeats: 500,
  seed: 'forecast',
  checkFailure: 0.001,
  objective: null,
  failures: [],
  asks: [],
  measurements: new Map(),
  engineVersion: '26.1.5',
  ...more,
});
