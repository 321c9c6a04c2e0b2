/** What a run is called: in its directory, in its labels and in the names of its containers. */
import { newSeed } from '../engine/system/random.ts';
import type { Plan } from '../model/plan.ts';
import { runName } from '../store/run-directory.ts';
import type { Preparation } from './execution.ts';

/** A seed that the user gave may be that of another run at this very moment, so chance is added. */
export function nameRun({ plan, options }: Pick<Preparation, 'plan' | 'options'>): string {
  const name = runName(new Date(), plan.seed);
  return options.seed === undefined ? name : `${name}-${newSeed()}`;
}

/** The Compose project of a run: called after the stack and the run, in letters that Compose takes. */
export const projectOf = (plan: Plan, run: string): string =>
  `resilience-${plan.stack.name}-${run.slice('20261123-'.length)}`.toLowerCase().replace(/[^a-z0-9]+/g, '-');
