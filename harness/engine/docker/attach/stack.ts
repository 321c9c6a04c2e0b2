/** The lifecycle of what is attached to: it is up, it stays up, and what is removed is what the run put beside it. */
import type Docker from 'dockerode';
import type { StackLifecycle } from '../../engine.ts';
import type { RunLabels } from '../../kind.ts';
import { runLabel } from '../labels.ts';
import type { Members } from '../members.ts';
import { removeLabelled } from '../sweep.ts';
import { foundThings } from './found.ts';

/** By the run's own label alone: Compose's label is on the containers of somebody else. */
export const attachedStack = (docker: Docker, { run }: RunLabels, members: Members): StackLifecycle => ({
  prepare: async () => {},
  imageHealth: async () => null,
  up: async () => {},
  recreate: async (services) => {
    throw new Error(`${services.join(', ')}: a run creates nothing of what it attaches to`);
  },
  down: () => removeLabelled(docker, [[runLabel, run]]),
  found: () => foundThings(docker, members),
  kept: async () => ({ names: [], bytes: 0 }),
  resolved: async () => null,
});
