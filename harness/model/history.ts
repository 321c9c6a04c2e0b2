/** What stays of the nights: one line each, appended and never revised; a file for each scenario. */
import type { Quantity } from './comparison-plan.ts';
import type { ScenarioState } from './gate.ts';
import type { BaselineKey, Commit, HostLoad, ScenarioName } from './night.ts';
import type { ExperimentName } from './scenario.ts';
import type { Duration } from './time.ts';

/** A measure as one number of a night. */
export interface HistoryValue {
  readonly experiment: ExperimentName;
  readonly quantity: Quantity;
  readonly window: Duration;
  /** Of the repeats; null: in half of them or more it did not come within the window. */
  readonly median: Duration | null;
  readonly repeats: number;
  /** In so many of them it came. */
  readonly came: number;
}

export interface NightLine {
  readonly schema: 'resilience.history/1';
  readonly type: 'night';
  readonly night: string;
  readonly run: string;
  readonly wall: number;
  readonly suite: string;
  readonly scenario: ScenarioName;
  readonly key: BaselineKey | null;
  readonly revision: Commit | null;
  readonly state: ScenarioState;
  readonly red: boolean;
  /** Whether its values belong to the baseline: of a green night on a host that was quiet. */
  readonly counts: boolean;
  /** The level changed with this night: the baseline's level begins anew here, its spread does not. */
  readonly level: 'kept' | 'new';
  readonly values: readonly HistoryValue[];
  /** What the page says of the night in a line. */
  readonly sentence: string;
  /** Where the change came from, if that was found. */
  readonly since: Commit | null;
  readonly host: HostLoad;
  /** The run that shows most, as seen from the folder of all reports: `gate/<night>-<run>/shop/runs/b01-tonight`; null: there is none. */
  readonly folder: string | null;
}

/** A person took a night's level for good. */
export interface AcceptedLine {
  readonly schema: 'resilience.history/1';
  readonly type: 'accepted';
  /** Which night, and which run of it. */
  readonly night: string;
  readonly run: string;
  readonly wall: number;
  readonly scenario: ScenarioName;
  readonly reason: string;
  /** Who, as the repository's settings say; null: not known. */
  readonly by: string | null;
}

export type HistoryLine = NightLine | AcceptedLine;

/** By scenario; each in the order in which it was written. */
export type History = ReadonlyMap<ScenarioName, readonly HistoryLine[]>;
