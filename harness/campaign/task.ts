/** What a campaign hands out: one run, and what is reported of it. */
import type { NoiseBaseline, RunRole, Unsteady } from '../model/campaign-run.ts';
import type { Failure } from '../model/failure.ts';
import type { Plan } from '../model/plan.ts';
import type { VariantName } from '../model/variant.ts';
import type { Semaphore } from './semaphore.ts';

export interface Task {
  readonly role: RunRole;
  readonly variant: VariantName | null;
  readonly block: number | null;
  /** With the block's seed and phase. */
  readonly plan: Plan;
  /** Below the comparison's folder, without the attempt: `runs/b03-fast-checks`. */
  readonly folder: string;
  readonly attempt: number;
}

/** What came of a run. */
export interface RunReport {
  readonly ruler: NoiseBaseline | null;
  /**
   * `measured`: whatever the stack did. `unsteady`: the stack did not get so far that anything could be done to it. `broken`: the
   * harness, the engine or the fault failed it.
   */
  readonly ending: 'measured' | 'unsteady' | 'broken' | 'interrupted';
  /** Where it is `unsteady`. */
  readonly unsteady?: Unsteady;
  /** What broke it. */
  readonly failures: readonly Failure[];
}

/** Runs one; the semaphore keeps heavy parts apart. Never throws for what the stack does. */
export type RunOne = (task: Task & { readonly folder: string }, semaphore: Semaphore) => Promise<RunReport>;

/** The folder of one attempt. */
export const attemptFolder = ({ folder, attempt }: Pick<Task, 'folder' | 'attempt'>): string =>
  attempt === 1 ? folder : `${folder}-try${attempt}`;
