/** The experiments of a plan, one after the other: whose they are, and remedies only where the stack is not steady without. */
import type { LeftBecause } from '../model/event.ts';
import type { PlannedExperiment } from '../model/plan.ts';
import type { ExperimentName } from '../model/scenario.ts';
import { watchAftermath } from './aftermath.ts';
import type { LiveContext } from './context.ts';
import { runExperiment } from './experiment.ts';
import { keepFresh } from './fresh.ts';
import type { Injection } from './injection.ts';
import type { Observers } from './observers.ts';

/** Whether an experiment is this run's to do; asked when its turn has come, and not of remedies. */
export type IsOurs = (one: PlannedExperiment) => boolean;

/** What an experiment has left, which is put back when nobody does anything about it any more. */
interface Open extends Pick<Injection, 'putBack'> {
  readonly name: ExperimentName;
  /** The stack was steady by itself, or after a remedy: what follows is not needed. */
  isOver: boolean;
}

/** `isOurs`: left out, all of them are, and none is recorded as left. */
export async function runExperiments(live: LiveContext, observers: Observers, isOurs?: IsOurs): Promise<void> {
  const fresh = keepFresh(live, observers);
  const aftermath = watchAftermath(live);
  const { experiments } = live.plan;
  const waiting = new Set(experiments);
  let open: Open | null = null;
  const leave = (one: PlannedExperiment, why: LeftBecause): void => {
    waiting.delete(one);
    live.recorder.append({ type: 'experiment.left', experiment: one.name, why });
  };
  const close = async (): Promise<void> => {
    await open?.putBack();
    open = null;
  };
  const begin = async (one: PlannedExperiment): Promise<void> => {
    await close();
    if (isOurs?.(one) === false) return leave(one, 'left to others');
    waiting.delete(one);
    const done = await runExperiment(live, one, fresh, aftermath);
    if (done !== null) open = { name: one.name, isOver: false, putBack: () => done.putBack() };
    if (!experiments.some(({ remedyOf }) => remedyOf === one.name)) await close();
  };
  const remedy = async (one: PlannedExperiment): Promise<void> => {
    if (open === null || open.name !== one.remedyOf) return leave(one, 'left to others');
    open.isOver ||= (await fresh.trouble()) === null;
    if (open.isOver) return leave(one, 'not needed');
    waiting.delete(one);
    await (await runExperiment(live, one, fresh, aftermath))?.putBack();
  };
  try {
    for (const one of experiments) await (one.remedyOf === undefined ? begin(one) : remedy(one));
    await close();
  } finally {
    // What an interrupted run has not begun is for the run that goes on with it.
    if (isOurs !== undefined) for (const one of waiting) leave(one, 'left to others');
  }
}
