/** Whether a service was not there to answer, as the engine tells it. */
import type { ContainerState, ExperimentAnalysis } from '../../model/analysis.ts';
import type { ServiceName } from '../../model/stack.ts';
import type { Instant } from '../../model/time.ts';

/** Nothing of it can do any work. */
export const away: readonly ContainerState[] = ['created', 'paused', 'restarting', 'exited', 'removed'];

/** At some time from `since` on each of its containers was away, one after the other or together. */
export function wasAway({ services }: ExperimentAnalysis, name: ServiceName, since: Instant): boolean {
  const replicas = services.find(({ service }) => service === name)?.replicas ?? [];
  return (
    replicas.length > 0 &&
    replicas.every(({ lane }) => lane.some(({ to, state }) => to > since && away.includes(state)))
  );
}
