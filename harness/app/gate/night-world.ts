/** What a night needs of the world: runs, revisions, a clock. The engine stands behind it, or the simulator. */
import type { Alarm } from '../../gate/alarm.ts';
import type { ComparisonEffort } from '../../gate/confirmation.ts';
import type { ComparisonPlan } from '../../model/comparison-plan.ts';
import type { EngineFacts } from '../../model/event.ts';
import type { Commit, HostLoad, RevisionComparison } from '../../model/night.ts';
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
  readonly engine: () => EngineFacts | null;
  /** Told of each step as it begins and ends. */
  readonly progress: (event: NightEvent) => void;
  readonly signal: AbortSignal;
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
  | { readonly type: 'alarm'; readonly planned: PlannedScenario; readonly because: string }
  | { readonly type: 'compared'; readonly planned: PlannedScenario; readonly comparison: RevisionComparison }
  | { readonly type: 'bisecting'; readonly planned: PlannedScenario; readonly commits: number };
