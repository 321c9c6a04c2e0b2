/** What one scenario needs to be run, and what comes of it. */
import type { Outlets, OutletWishes } from '../metrics/outlets.ts';
import type { Analysis } from '../model/analysis.ts';
import type { TimelineEvent } from '../model/event.ts';
import type { Failure } from '../model/failure.ts';
import type { Plan } from '../model/plan.ts';
import type { Machine } from '../provision/ensure.ts';
import type { Env } from '../provision/host/paths.ts';
import type { LoadedScenario } from '../scenario-file/loaded-scenario.ts';
import type { RunDirectory } from '../store/run-directory.ts';
import type { Interruption } from './interruption.ts';
import type { Output } from './output-port.ts';
import type { Progress } from './progress-port.ts';

export interface RunOptions extends OutletWishes {
  readonly seed?: string;
  readonly reports: string;
  /** A Compose project that is up, or its folder: it is attached to, and no stack is brought up. */
  readonly attach?: string;
  /** Set up a private engine where none answers. */
  readonly provision: boolean;
}

/** What is needed of a run before it is one. */
export interface Preparation {
  readonly plan: Plan;
  readonly loaded: LoadedScenario;
  readonly machine: Machine;
  readonly options: Pick<RunOptions, 'reports' | 'seed'>;
  readonly env: Env;
  readonly output: Output;
  readonly interruption: Interruption;
}

export interface Execution extends Preparation {
  readonly outlets: Outlets;
  /** What a person sees of it while it goes on. */
  readonly show: (plan: Plan) => Progress;
  /** What makes the same run again. */
  readonly command: (plan: Plan) => string;
}

export interface Executed {
  /** Read from the disk each time that they are gone through. */
  readonly events: Iterable<TimelineEvent>;
  readonly analysis: Analysis;
  readonly directory: RunDirectory;
  /** What could not be written, which the timeline could not tell. */
  readonly failures: readonly Failure[];
}
