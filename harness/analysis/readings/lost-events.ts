/** Events of the engine that were lost: what is known of them all the same, and when a container's state is known again. */
import type { ContainerState } from '../../model/analysis.ts';
import type { EventOf } from '../../model/event.ts';
import type { HealthSettings } from '../../model/settings.ts';
import { type Instant, instant, type Span } from '../../model/time.ts';

type Change = EventOf<'container.changed'>;
type HealthCheckRun = EventOf<'health.probed'>;
export type ContainerFound = EventOf<'container.found'>;

/** The end and the start that lie in the last gap before the engine was asked, as it reports them; others may have come before them. */
export function supplied(changes: readonly Change[], found: ContainerFound, lost: readonly Span[]): Change[] {
  const gap = lost.findLast((one) => one.from <= found.at);
  if (gap === undefined) return [];
  const { service, replica, container, seq, at, startedAt, finishedAt, exitCode } = found;
  const made = (engineAt: Instant, change: Change['change']): Change => ({
    type: 'container.changed',
    seq,
    at,
    service,
    replica,
    container,
    change,
    engineAt,
  });
  const heard = (to: string, when: Instant): boolean =>
    changes.some((one) => one.container === container && one.change.to === to && Math.abs(one.engineAt - when) < 1000);
  const inGap = (when: Instant | null): when is Instant => when !== null && when >= gap.from && when <= found.at;
  return [
    ...(inGap(finishedAt) && !heard('died', finishedAt) ? [made(finishedAt, { to: 'died', exitCode })] : []),
    ...(inGap(startedAt) && !heard('started', startedAt) ? [made(startedAt, { to: 'started' })] : []),
  ];
}

/** From when to when a container's state is not known, and what it is then; null: until something tells it. */
export interface UnknownStretch extends Span {
  readonly then: ContainerState | null;
}

export interface GapEvidence {
  readonly lost: readonly Span[];
  /** What the engine said of this container when it was asked. */
  readonly found: readonly ContainerFound[];
  /** Of this container, sorted by start. */
  readonly looks: readonly HealthCheckRun[];
  readonly health: HealthSettings | null;
}

/**
 * What the engine says when it is asked tells the state; so does a health check that passed, of a container that has one. One that
 * runs as the same life as before the gap, without a health check, has run all the time: that is no gap at all.
 */
export function gapsOf({ lost, found, looks, health }: GapEvidence): UnknownStretch[] {
  return lost.flatMap((one): UnknownStretch[] => {
    const asked = found.find((each) => each.at >= one.to);
    if (asked?.status === 'running' && health === null && (asked.startedAt ?? one.to) < one.from) return [];
    const passed = health === null ? undefined : looks.find((run) => run.start >= one.to && run.exitCode === 0);
    if (passed !== undefined && (asked === undefined || passed.end < asked.at)) {
      return [{ from: one.from, to: passed.end, then: 'healthy' }];
    }
    if (asked === undefined) return [{ from: one.from, to: one.to, then: null }];
    return [{ from: one.from, to: instant(asked.at), then: stateFound(asked, health !== null) }];
  });
}

function stateFound({ status, health }: ContainerFound, checked: boolean): ContainerState {
  switch (status) {
    case 'running':
      return checked ? (health ?? 'starting') : 'running';
    case 'removing':
    case 'dead':
      return 'exited';
    default:
      return status;
  }
}
