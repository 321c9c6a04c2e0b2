/** What trying rows is given, what it tells while it goes on, and what it gives back. */
import type { EngineFacts } from '../../model/event.ts';
import type { ExploreRow, MeasuredRow, UntriedRow } from '../../model/explore-row.ts';
import type { Failure } from '../../model/failure.ts';
import type { LearnedStack } from '../../model/learned.ts';
import type { Load } from '../../model/load.ts';
import type { ProbeName } from '../../model/probe.ts';
import type { Fresh } from '../../model/scenario.ts';
import type { Stack } from '../../model/stack.ts';
import type { Machine } from '../../provision/ensure.ts';
import type { Env } from '../../provision/host/paths.ts';
import type { Attached } from '../attach.ts';
import type { Output } from '../output-port.ts';

export interface RowsWorld {
  /** Whom to ask and what a good answer is. */
  readonly learned: LearnedStack;
  /** What is broken: the stack that was learned, or the same with a repair (a Compose file or settings more). Its files are settled. */
  readonly stack: Stack;
  /** What is attached to in place of bringing `stack` up. Null: every lane brings up its own. */
  readonly attached: Attached | null;
  /** Traffic beside the probes; empty: none. */
  readonly load: Readonly<Record<ProbeName, Load>>;
  readonly machine: Machine;
  readonly env: Env;
  readonly output: Output;
  /** The exploration's folder: runs are numbered on from those that are there, `<under>/01`, `<under>/02`. */
  readonly folder: string;
  /** `runs`; a repair has a folder of its own, such as `mends/3`. */
  readonly under: string;
  /** Whether each row has a stack of its own. Absent: one whose row before left it broken. */
  readonly fresh?: Fresh;
  /** What is printed as the command that makes the runs again. */
  readonly command: string;
  readonly seed: string;
  /** Stacks side by side; `auto`: as many as the machine can take. */
  readonly jobs: number | 'auto';
  /** Aborts on Ctrl-C: what is under way is undone and taken down, and nothing new begins. */
  readonly signal: AbortSignal;
  /** Milliseconds since 1970 UTC: no row begins that would end later. */
  readonly budgetEnds: number;
  readonly progress: (event: RowsEvent) => void;
}

export type RowsEvent =
  | { readonly type: 'row.began'; readonly row: ExploreRow; readonly lane: number; readonly lanes: number }
  | {
      readonly type: 'row.ended';
      readonly row: ExploreRow;
      readonly lane: number;
      /** Rows that wait or are under way. */
      readonly left: number;
    };

export interface MeasuredRows {
  /** In the order of `rows`. */
  readonly measured: readonly MeasuredRow[];
  readonly untried: readonly UntriedRow[];
  /** On which they were tried; null: none was. */
  readonly engine: EngineFacts | null;
  /** What went wrong beside the rows; after one with an exit code of 2 or 4 the rest was not tried. */
  readonly failures: readonly Failure[];
  /** Names of what could not be removed. */
  readonly leftovers: readonly string[];
}
