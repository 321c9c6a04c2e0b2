/** What a night needs of the world: runs, revisions, a clock. The engine stands behind it, or the simulator. */
import type { Alarm } from '../../gate/alarm.ts';
import type { ComparisonEffort } from '../../gate/confirmation.ts';
import type { ComparisonPlan } from '../../model/comparison-plan.ts';
import type { EngineFacts } from '../../model/event.ts';
import type { Exploration } from '../../model/exploration.ts';
import type { WorseCells } from '../../model/exploration-change.ts';
import type { Failure } from '../../model/failure.ts';
import type { Commit, HostLoad, RevisionComparison } from '../../model/night.ts';
import type { Stack } from '../../model/stack.ts';
import type { Duration } from '../../model/time.ts';
import type { MeasuredComparison } from '../measure-comparison.ts';
import type { PlannedScenario } from './night-plan.ts';

export interface NightWorld {
  /** Since the night began. */
  readonly elapsed: () => Duration;
  /** Runs all of it; `folder`: below the night's. Returns when nothing is under way, whatever happened. */
  readonly measure: (design: ComparisonPlan, folder: string) => Promise<MeasuredComparison>;
  /** What the host did between this call and the call of what it returns. */
  readonly watchHost: () => () => HostLoad;
  /** Two revisions in turn on this host. Never throws: why it could not answer is in it. */
  readonly compare: (asked: AskedRevisions) => Promise<RevisionComparison>;
  /** Commits after the one up to the other, oldest first. Empty: the one is no ancestor of the other. */
  readonly commitsBetween: (planned: PlannedScenario, after: Commit, to: Commit) => Promise<readonly Commit[]>;
  /** The exploration of a stack that was accepted last. */
  readonly accepted: (stack: Stack) => AcceptedExploration;
  /** One stack of the suite. Throws why it could not be explored, R242 where its time does not bear one row. */
  readonly explore: (asked: AskedExploration) => Promise<ExploredTonight>;
  readonly engine: () => EngineFacts | null;
  /** Told of each step as it begins and ends. */
  readonly progress: (event: NightEvent) => void;
  readonly signal: AbortSignal;
}

export interface AcceptedExploration {
  /** Null: none was. */
  readonly exploration: Exploration | null;
  /** Where it is kept, as a person would write it. */
  readonly path: string;
}

/** A stack that is to be explored. */
export interface AskedExploration {
  readonly stack: Stack;
  /** Words that a row's name must hold, all of them; empty: every row. */
  readonly rows: readonly string[];
  /** The longest it may take, but for what is tried once more. */
  readonly budget: Duration;
  /** What it is compared with; null: nothing was accepted before. */
  readonly accepted: Exploration | null;
  /** Below the night's. */
  readonly folder: string;
  readonly seed: string;
}

export interface ExploredTonight {
  readonly exploration: Exploration;
  readonly worse: WorseCells;
  /** What its runs left behind. */
  readonly leftovers: readonly string[];
  /** What went wrong in it, and what could not be written. */
  readonly failures: readonly Failure[];
}

export interface AskedRevisions {
  readonly planned: PlannedScenario;
  readonly accepted: Commit;
  readonly tonight: Commit;
  /** What is to be found out: its measures, the most telling first. */
  readonly alarm: Alarm;
  readonly effort: ComparisonEffort;
  readonly folder: string;
  readonly seed: string;
}

export type NightEvent =
  | { readonly type: 'scenario.began'; readonly planned: PlannedScenario }
  | { readonly type: 'exploring'; readonly stack: Stack; readonly budget: Duration }
  | { readonly type: 'alarm'; readonly planned: PlannedScenario; readonly because: string }
  | { readonly type: 'compared'; readonly planned: PlannedScenario; readonly comparison: RevisionComparison }
  | { readonly type: 'bisecting'; readonly planned: PlannedScenario; readonly commits: number };
