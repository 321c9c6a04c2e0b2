/** How a service's containers stood at an instant. */
import type { ContainerState, ReplicaReading } from '../model/analysis.ts';
import type { Instant } from '../model/time.ts';

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

/** That of the replica that is worst off: `exited`. */
export function stateText(replicas: readonly ReplicaReading[], at: Instant): string {
  const states = replicas.map((one) => stateAt(one, at)).filter((one) => one !== null);
  return unwell.find((one) => states.includes(one)) ?? states[0] ?? 'not there';
}
