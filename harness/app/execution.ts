/** What one scenario needs to be run, and what comes of it. */
import type { Outlets, OutletWishes } from '../metrics/outlets.ts';
import type { Analysis } from '../model/analysis.ts';
import type { TimelineEvent } from '../model/event.ts';
import type { Failure } from '../model/failure.ts';
import type { Plan } from '../model/plan.ts';
import type { Machine } from '../provision/ensure.ts';
import type { LoadedScenario } from '../scenario-file/load-scenario.ts';
import type { RunDirectory } from '../store/run-directory.ts';
import type { Interruption } from './interruption.ts';
import type { Output } from './output-port.ts';

export interface RunOptions extends OutletWishes {
  readonly seed?: string;
  readonly reports: string;
  readonly json: boolean;
  /** Set up a private engine where none answers. */
  readonly provision: boolean;
}

export interface Execution {
  readonly plan: Plan;
  readonly loaded: LoadedScenario;
  readonly machine: Machine;
  readonly options: Pick<RunOptions, 'reports' | 'json' | 'seed'>;
  readonly output: Output;
  readonly interruption: Interruption;
  readonly outlets: Outlets;
}

export interface Executed {
  /** Read from the disk each time that they are gone through. */
  readonly events: Iterable<TimelineEvent>;
  readonly analysis: Analysis;
  readonly directory: RunDirectory;
  /** What could not be written, which the timeline could not tell. */
  readonly failures: readonly Failure[];
}
