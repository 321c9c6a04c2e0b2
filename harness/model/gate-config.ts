/** What a project sets down for all commands, and for its nights. Read from `resilience.config.ts`, checked and completed. */
import type { Quarantine } from './gate.ts';
import type { ScenarioName } from './night.ts';
import type { ExperimentName } from './scenario.ts';
import type { Duration } from './time.ts';

export interface ObjectiveSetting {
  /** `TTR p95 < 15s`. */
  readonly text: string;
  readonly level: 'error' | 'warn';
}

/** Which scenarios belong together. */
export interface Suite {
  /** Files, folders and globs, from the configuration's folder. */
  readonly scenarios: readonly string[];
  /** Only those with one of these tags; empty: all of them. */
  readonly tags: readonly string[];
  /** Limits of times. */
  readonly objectives: readonly ObjectiveSetting[];
  /** Whether it is an objective that no cell gets worse, for which the stacks of its scenarios are explored; null: it is none. */
  readonly noCellWorse: ObjectiveSetting['level'] | null;
  readonly repeats: number;
  readonly budget: Duration | null;
  readonly jobs: number | 'auto';
  /** How often a run that could not be judged is tried again; one that failed never is. */
  readonly retries: number;
  /** Words that a row's name must hold to be explored, all of them; empty: every row. */
  readonly rows: readonly string[];
}

export interface QuarantineSetting extends Quarantine {
  readonly scenario: ScenarioName;
  /** Null: all of them. */
  readonly experiment: ExperimentName | null;
}

export interface Webhook {
  readonly url: string;
  /** Sent as they are, beside the content type. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface ProjectConfig {
  /** As a person would write it from here; null: there is none, and all of it is default. */
  readonly file: string | null;
  readonly suites: Readonly<Record<string, Suite>>;
  /** Where runs are kept. */
  readonly reports: string;
  /** Where the history lies. */
  readonly history: string;
  /** The control and the scenario that must fail; null: made from the suite's shortest scenario. */
  readonly control: string | null;
  readonly mustFail: string | null;
  readonly quarantine: readonly QuarantineSetting[];
  /** Whether the commit of a confirmed regression is searched for in the same night. */
  readonly bisect: boolean;
  readonly webhook: Webhook | null;
}
