/** What a night will do, before it does any of it. */

import type { ObjectiveSetting } from '../../model/gate-config.ts';
import type { BaselineKey, Commit, NightRole, Shard } from '../../model/night.ts';
import type { Plan } from '../../model/plan.ts';
import type { Stack } from '../../model/stack.ts';
import type { Duration } from '../../model/time.ts';
import type { LoadedScenario } from '../../scenario-file/loaded-scenario.ts';

export interface PlannedScenario {
  readonly role: NightRole;
  readonly loaded: LoadedScenario;
  readonly plan: Plan;
  readonly tags: readonly string[];
  readonly key: BaselineKey | null;
  /** Of the stack's repository; null: it lies in none. */
  readonly revision: Commit | null;
  readonly objectives: readonly ObjectiveSetting[];
  readonly repeats: number;
  /** Predicted, of one run. */
  readonly runLength: Duration;
  /** Why it stands where it does: `red last night`. */
  readonly because: string;
  /** Why it is not run at all; null: it is. */
  readonly leftOut: string | null;
}

/** For the objective that no cell gets worse. */
export interface PlannedExplorations {
  readonly level: ObjectiveSetting['level'];
  /** In the order of the work, each once. */
  readonly stacks: readonly Stack[];
  /** Words that a row's name must hold, all of them; empty: every row. */
  readonly rows: readonly string[];
  /** The part of the night that is kept for all of them, after the scenarios; what these leave of their own is added to it. */
  readonly reserved: Duration;
}

export interface NightPlan {
  readonly night: string;
  readonly run: string;
  readonly suite: string;
  readonly seed: string;
  readonly command: string;
  readonly jobs: number | 'auto';
  /** A run that could not be judged is tried so often in all. */
  readonly attempts: number;
  /** As asked for, before the budget reduced it. */
  readonly repeats: number;
  readonly budget: Duration | null;
  /** Predicted for all that is run and kept for what is explored, without what an alarm would add. */
  readonly planned: Duration;
  readonly shard: Shard | null;
  readonly bisect: boolean;
  /** Whether an alarm is confirmed by a comparison of revisions. */
  readonly confirm: boolean;
  /** In the order of the work: the controls, then what tells most. */
  readonly scenarios: readonly PlannedScenario[];
  /** Null: nothing is explored, here. */
  readonly explorations: PlannedExplorations | null;
  /** What was reduced or left out, and why. */
  readonly notes: readonly string[];
}
