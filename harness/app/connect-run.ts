/** The engine of one run: its project and its labels. */
import type { ConnectedEngine } from '../engine/kind.ts';
import type { Plan } from '../model/plan.ts';
import type { Machine } from '../provision/ensure.ts';
import { engineKind } from './engine.ts';

/** `run` is the run's name; the project is called after the stack and it, in letters that Compose takes. */
export const connectRun = (plan: Plan, machine: Machine, run: string): Promise<ConnectedEngine> =>
  engineKind.connect({
    engine: machine.endpoint,
    compose: machine.compose,
    project: `resilience-${plan.stack.name}-${run.slice('20261123-'.length)}`.toLowerCase().replace(/[^a-z0-9]+/g, '-'),
    run,
    plan,
    images: machine.images,
  });
