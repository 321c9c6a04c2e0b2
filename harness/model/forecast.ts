/** What the simulator predicts of a scenario under several settings and platforms: no run was made, and none is claimed. */
import type { Objective } from './comparison-plan.ts';
import type { PredictedTime } from './plan.ts';
import type { ExperimentName } from './scenario.ts';
import type { ServiceName } from './stack.ts';
import type { Duration } from './time.ts';
import type { SettingValue, VariantName } from './variant.ts';

/** Who runs the containers. `kubernetes`: the same settings as startup, liveness and readiness probes of a Deployment. */
export type Platform = 'docker' | 'swarm' | 'kubernetes';

export const platforms: readonly Platform[] = ['docker', 'swarm', 'kubernetes'];

/** How a service goes wrong by itself. `hang`: it is frozen and ignores signals; `slow`: later than any timeout. */
export type FailureMode = 'fail' | 'hang' | 'slow' | 'flap' | 'crash' | 'crash-loop';

export const failureModes: readonly FailureMode[] = ['fail', 'hang', 'slow', 'flap', 'crash', 'crash-loop'];

/** That the health check of one service asks another, so that it fails while that gives no good answers. */
export interface Asks {
  readonly asker: ServiceName;
  readonly asked: ServiceName;
}

/** What comes of a service whose health check asks the target, directly or not. */
export interface ForecastAsker {
  readonly service: ServiceName;
  /** It is called unhealthy too, or ended by its healer, in the window of the cell's own detection. */
  readonly detection: Foreseen;
  /** Mean restarts in the windows. */
  readonly restarts: number;
}

/** One quantity over all repeats. A quantile is null where it lies among the repeats in which it did not come in the window. */
export interface Foreseen {
  /** Of the repeats, in how many it came within the window: 0 … 1. */
  readonly share: number;
  readonly p5: Duration | null;
  readonly median: Duration | null;
  readonly p95: Duration | null;
  readonly max: Duration | null;
  /** What did not come counts as the window, so this is the least that the mean can be. */
  readonly mean: Duration;
}

/** One variant on one platform in one experiment. */
export interface ForecastCell {
  readonly variant: VariantName;
  readonly platform: Platform;
  /** The engine's first `unhealthy` or `die`; from the injection, as all that follows but `afterEnd`. */
  readonly detection: Foreseen;
  /** Running again, and healthy if it has a check; of a held fault, while it holds. */
  readonly engineRecovery: Foreseen;
  /** Of users; null where the fault does not touch them. */
  readonly recovery: Foreseen | null;
  /** The same from the end of a held fault, in those repeats in which nobody had healed before. Null: there are none. */
  readonly afterEnd: { readonly engineRecovery: Foreseen; readonly recovery: Foreseen | null } | null;
  /** Bad time of users until the end of the windows; null where the fault does not touch them. Always comes. */
  readonly downtime: Foreseen | null;
  /** What the settings rule out, however long one waits; of a held fault, while it holds. Absent: nothing. */
  readonly never?: readonly PredictedTime[];
  /** Mean restarts in the windows. */
  readonly restarts: number;
  /** Those whose health checks ask the target, nearest first. */
  readonly askers: readonly ForecastAsker[];
  /** `unhealthy` without a fault, or a restart without one, at `Forecast.checkFailure`. */
  readonly falseAlarmsPerHour: number;
  /** What its checks of the target cost. */
  readonly looksPerHour: number;
}

export interface ForecastExperiment {
  readonly name: ExperimentName;
  /** What is done, in words. */
  readonly fault: string;
  readonly service: ServiceName;
  readonly hold: Duration | null;
  /** From the injection; of a held fault its hold. What has not come by then is censored. */
  readonly window: Duration;
  /** After the end of a held fault; the same as `window` of a momentary one. */
  readonly recoveryWindow: Duration;
  /** Empty where nothing can be predicted. */
  readonly cells: readonly ForecastCell[];
  /** One sentence on the first variant under all platforms; why, where nothing can be predicted. */
  readonly sentence: string;
  /** One sentence on each service whose health check asks the target, in the first variant under all platforms. */
  readonly askers: readonly string[];
  /** Best first: places in `cells`. */
  readonly ranking: readonly number[];
  /** How many of them meet the objective: the first so many of the ranking. Null: there is none. */
  readonly meeting: number | null;
}

export interface Forecast {
  readonly schema: 'resilience.forecast/1';
  readonly scenario: string;
  readonly title: string;
  readonly file: string;
  readonly seed: string;
  readonly repeats: number;
  readonly platforms: readonly Platform[];
  /** The variants and what each sets; the first is what the others are compared with. */
  readonly variants: readonly { readonly name: VariantName; readonly settings: readonly SettingValue[] }[];
  /** The chance that a single look at a healthy service fails, for the false alarms. */
  readonly checkFailure: number;
  readonly objective: Objective | null;
  readonly experiments: readonly ForecastExperiment[];
  /** What was taken for granted, as sentences. */
  readonly assumes: readonly string[];
}
