/** What the gate says of a night. All derived from the night's facts, the history and the configuration. */
import type { Verdict } from './analysis.ts';
import type { Failure } from './failure.ts';
import type { ComparedMeasure, NightFacts, NightMeasure, ScenarioFacts, ScenarioName } from './night.ts';
import type { StackExploration } from './night-exploration.ts';
import type { Duration } from './time.ts';

export type ScenarioState =
  /** Its first night. */
  | 'new'
  /** Too few nights under this engine, kernel, CPU and Compose file to say what is normal. */
  | 'learning'
  | 'steady'
  /** Confirmed against the accepted revision on the same host. */
  | 'improved'
  | 'regressed'
  /** An objective failed in every repeat that could be judged. */
  | 'failed'
  /** An objective failed in some repeats and held in others. */
  | 'unstable'
  /** A known weakness holds now: it is no weakness any more, and has to be promoted. */
  | 'known weakness'
  /** It is run and told, and cannot fail the night. */
  | 'quarantined'
  /** It could not be told: the host was too busy, a fault did not land, the budget left it out. */
  | 'inconclusive';

const everyState: Readonly<Record<ScenarioState, true>> = {
  new: true,
  learning: true,
  steady: true,
  improved: true,
  regressed: true,
  failed: true,
  unstable: true,
  'known weakness': true,
  quarantined: true,
  inconclusive: true,
};

export const scenarioStates = Object.keys(everyState) as readonly ScenarioState[];

/** What is normal for a measure. Milliseconds. */
export interface BaselineBand {
  /** Nights that it is made of. */
  readonly nights: number;
  /** Of the nights' medians since the level last changed; null: in half of these nights or more it was not reached. */
  readonly median: Duration | null;
  /** Between these a night's median lies with 95 % each way; null: too few nights. */
  readonly low: Duration | null;
  readonly high: Duration | null;
  /** Standard deviation from night to night, of the logarithms: 0.05 is 5 %; null: too few nights. */
  readonly spread: number | null;
  /** The night with which the level began. */
  readonly since: string;
}

export type Screen = 'within' | 'slower' | 'faster' | 'no baseline' | 'not measured';

export interface JudgedMeasure {
  readonly measure: NightMeasure;
  /** `served again`, `noticed`. */
  readonly title: string;
  /** Of tonight; null: not reached within the window in half of the repeats or more, or not measured. */
  readonly median: Duration | null;
  /** Whether it can turn the night red, or is only told. */
  readonly gated: boolean;
  readonly band: BaselineBand | null;
  readonly screen: Screen;
  /** Tonight ÷ baseline; null: one of them is not known. */
  readonly ratio: number | null;
  readonly compared: ComparedMeasure | null;
}

export interface Quarantine {
  readonly reason: string;
  readonly issue: string;
  /** The last day on which it holds: `2026-12-31`. */
  readonly until: string;
}

export interface JudgedScenario {
  readonly facts: ScenarioFacts;
  readonly state: ScenarioState;
  /** Of its last night before; null: there was none. */
  readonly before: ScenarioState | null;
  /** It turns the night red. */
  readonly red: boolean;
  /** What a person reads first: one line, with number, limit, baseline and probability where it is red. */
  readonly sentence: string;
  /** More lines of the same. */
  readonly details: readonly string[];
  readonly measures: readonly JudgedMeasure[];
  readonly quarantine: Quarantine | null;
  /** Whether its values enter the baseline. */
  readonly counts: boolean;
  readonly level: 'kept' | 'new';
}

export interface JudgedExploration {
  readonly facts: StackExploration;
  /** `new`: the first that is accepted. `steady`: no cell got worse. `regressed`: one did, in two tries. */
  readonly state: Extract<ScenarioState, 'new' | 'steady' | 'regressed' | 'inconclusive'>;
  /** It turns the night red. */
  readonly red: boolean;
  /** `2 cells got worse: db crash × proxy: DOWN 0.4 s, by itself at once → DOWN, NEVER`. */
  readonly sentence: string;
  /** More lines of the same. */
  readonly details: readonly string[];
  /** Whether it is the accepted one from now on. */
  readonly counts: boolean;
}

export interface GateResult {
  readonly schema: 'resilience.gate/1';
  /** Nights of the suite so far, this one included. */
  readonly number: number;
  readonly facts: NightFacts;
  /** fail: an objective failed, a regression was confirmed, or a cell got worse. inconclusive: a control failed, or nothing is red and no scenario could be told. */
  readonly verdict: Verdict;
  /** `1 of 6 got worse: shop, since 9be01c4 "api: one client for the whole process".` */
  readonly sentence: string;
  /** Red first, then what changed, then the rest; the controls last. */
  readonly scenarios: readonly JudgedScenario[];
  /** Red first, then in the order of the work. */
  readonly explorations: readonly JudgedExploration[];
  /** Scenarios whose state is another than the night before. */
  readonly changed: readonly ScenarioName[];
  /** What the reader should know. */
  readonly notes: readonly string[];
  readonly failures: readonly Failure[];
}
