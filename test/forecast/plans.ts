/** Plans of one service for tests of forecasts. */
import type { ForecastInput, ForecastVariant } from '../../harness/forecast/forecast.ts';
import type { Fault } from '../../harness/model/fault.ts';
import type { Plan, PlannedExperiment, PlannedService } from '../../harness/model/plan.ts';
import type { Duration } from '../../harness/model/time.ts';
import { experiment as anExperiment, barePlan, planned } from '../plan/parts.ts';

export const experiment = (fault: Fault, hold: Duration | null = null, more: Partial<PlannedExperiment> = {}) =>
  anExperiment(fault, { hold, ...more });

export const planOf = (service: Partial<PlannedService>, experiments: readonly PlannedExperiment[]): Plan =>
  barePlan({ services: [planned('app', service)], experiments });

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
