/** The engine of one run: its project and its labels. */
import type { ConnectedEngine, RunLabels } from '../engine/kind.ts';
import type { Plan } from '../model/plan.ts';
import { engineKind } from './engine.ts';
import { ownerText } from './guard/guardian.ts';
import type { RunMachine } from './guard/lease.ts';
import { projectOf } from './name-run.ts';

/** `run` is the run's name. What is made is this process's own, and its guardian's. */
export const connectRun = async (plan: Plan, machine: RunMachine, run: string): Promise<ConnectedEngine> =>
  connectAs({ run, project: projectOf(plan, run), owner: await ownerText() }, plan, machine);

/** The same in the name of whoever made the run. */
export const connectAs = (
  labels: RunLabels,
  plan: Plan,
  { endpoint, compose, images }: RunMachine,
): Promise<ConnectedEngine> => engineKind.connect({ ...labels, engine: endpoint, compose, plan, images });
