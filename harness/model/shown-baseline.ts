/** What `resilience baseline show` says: by scenario and key, what is normal, since when, and why. */
import type { Quantity } from './comparison-plan.ts';
import type { BaselineBand, ScenarioState } from './gate.ts';
import type { AcceptedLine } from './history.ts';
import type { BaselineKey, ScenarioName } from './night.ts';
import type { ExperimentName } from './scenario.ts';
import type { Duration } from './time.ts';

export interface ShownBaselines {
  readonly schema: 'resilience.baseline/1';
  /** The history's folder. */
  readonly history: string;
  readonly scenarios: readonly ShownScenario[];
}

export interface ShownScenario {
  readonly scenario: ScenarioName;
  /** Under whatever key. */
  readonly nights: number;
  readonly last: ShownNight | null;
  /** The last nights, oldest first. */
  readonly strip: readonly ShownNight[];
  /** That of the latest night first. */
  readonly keys: readonly ShownKey[];
  /** Each of the last nights had another Compose project, so that none has a baseline. */
  readonly restless: boolean;
  /** What people took for good, oldest first. */
  readonly accepted: readonly Pick<AcceptedLine, 'night' | 'run' | 'wall' | 'reason' | 'by'>[];
}

export interface ShownNight {
  readonly night: string;
  readonly run: string;
  readonly state: ScenarioState;
  readonly red: boolean;
}

export interface ShownKey {
  /** Null: not known, and so no baseline. */
  readonly key: BaselineKey | null;
  readonly nights: number;
  /** Nights that make the baseline. */
  readonly used: number;
  /** Null: no night makes a baseline. */
  readonly level: ShownLevel | null;
  readonly measures: readonly ShownMeasure[];
}

export interface ShownLevel {
  readonly since: string;
  readonly nights: number;
  /** `oldest`: nothing changed it in the nights that make the baseline. */
  readonly why: 'improved' | 'accepted' | 'oldest';
  /** Of a person, or what the gate said of that night; null where nothing changed it. */
  readonly reason: string | null;
  /** Who accepted it; null: nobody, or not known. */
  readonly by: string | null;
}

export interface ShownMeasure {
  readonly experiment: ExperimentName;
  readonly quantity: Quantity;
  /** `served again`. */
  readonly title: string;
  readonly window: Duration;
  readonly band: BaselineBand;
}
