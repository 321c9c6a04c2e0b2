/** Phases of a run, as its timeline has them. */
import type { Phase } from '../model/event.ts';
import type { PlannedExperiment } from '../model/plan.ts';
import type { LiveContext } from './context.ts';

/** Brackets `work` with the events of a phase; an unfinished phase stays open in the timeline. */
export async function inPhase<T>(
  context: Pick<LiveContext, 'recorder'>,
  phase: Phase,
  one: PlannedExperiment | null,
  work: () => Promise<T>,
): Promise<T> {
  const experiment = one?.name ?? null;
  context.recorder.append({ type: 'phase.began', phase, experiment });
  const result = await work();
  context.recorder.append({ type: 'phase.ended', phase, experiment });
  return result;
}
