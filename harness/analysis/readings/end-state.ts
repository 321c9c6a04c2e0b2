/** How a service's containers stood at an instant. */
import type { ContainerState, ReplicaReading } from '../../model/analysis.ts';
import type { Instant } from '../../model/time.ts';

/** States in which a container is not well, the worst first. */
const unwell: readonly ContainerState[] = [
  'removed',
  'exited',
  'restarting',
  'created',
  'paused',
  'unhealthy',
  'starting',
];

export const isUnwell = (state: ContainerState): boolean => unwell.includes(state);

/** The state at that instant, or right before it where one ends there; null: nothing is drawn of it. */
export const stateAt = ({ lane }: ReplicaReading, at: Instant): ContainerState | null =>
  lane.find((one) => one.from < at && one.to >= at)?.state ?? null;

/** What a container is in that state. */
export const stateWords: Readonly<Record<ContainerState, string>> = {
  created: 'created and not started',
  starting: 'starting',
  running: 'running',
  healthy: 'healthy',
  unhealthy: 'unhealthy',
  paused: 'paused',
  restarting: 'down and waiting for its restart policy',
  exited: 'down',
  removed: 'removed',
  done: 'done',
  unknown: 'not known',
};

/** That of the replica that is worst off, in words: `down`. */
export function stateText(replicas: readonly ReplicaReading[], at: Instant): string {
  const states = replicas.map((one) => stateAt(one, at)).filter((one) => one !== null);
  const worst = unwell.find((one) => states.includes(one)) ?? states[0];
  return worst === undefined ? 'not there' : stateWords[worst];
}
