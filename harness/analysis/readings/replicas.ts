/** The containers of a service over one experiment. */
import type { ContainerState, ReplicaReading } from '../../model/analysis.ts';
import type { Span } from '../../model/time.ts';
import type { Change, EventIndex } from '../event-index.ts';
import { doneTimeline, endsOf } from './done.ts';
import type { EffectiveSettings } from './effective-settings.ts';
import { gapsOf } from './lost-events.ts';
import { contains } from './spans.ts';
import { stateTimeline } from './state-timeline.ts';

/** Every replica that the run knows of, in order; the one that is only planned when no event came of any. */
export function readReplicas(
  service: string,
  eventIndex: EventIndex,
  run: EffectiveSettings,
  span: Span,
): ReplicaReading[] {
  const changes = eventIndex.changes.get(service) ?? [];
  const looks = eventIndex.healthChecks.get(service) ?? [];
  const health = run.service(service)?.health ?? null;
  const checked = health !== null;
  const policy = run.service(service)?.restart ?? { name: 'no' };
  const ends = endsOf(service, eventIndex, run);
  const known = new Set<number>(eventIndex.observed.filter((one) => one.service === service).map((one) => one.replica));
  for (const one of changes) known.add(one.replica);
  for (let n = 1; known.size < (run.service(service)?.replicas ?? 1); n++) known.add(n);
  return [...known]
    .sort((a, b) => a - b)
    .map((replica) => {
      const own = changes.filter((one) => one.replica === replica);
      const found = eventIndex.found.filter((one) => one.service === service && one.replica === replica);
      const ownRuns = looks.filter((one) => one.replica === replica);
      const gaps = gapsOf({ lost: eventIndex.lost, found, looks: ownRuns, health });
      return {
        service,
        replica,
        lane: doneTimeline(
          stateTimeline(own, { checked, policy }, stateBefore(own, checked), span, gaps),
          ends,
          replica,
        ),
        changes: own
          .filter((one) => contains(span, one.engineAt))
          .map((one) => ({ at: one.engineAt, change: one.change })),
        looks: ownRuns
          .filter((one) => contains(span, one.end))
          .map((one) => ({ start: one.start, end: one.end, good: one.exitCode === 0, output: one.output })),
      };
    });
}

/** A container without a start event was up: the runner injects nothing before the steady state. */
function stateBefore(changes: readonly Change[], checked: boolean): ContainerState {
  const first = changes[0]?.change.to;
  if (first === 'created' || first === 'started') return 'created';
  return checked ? 'healthy' : 'running';
}
