/** A container's changes → the states it was in, one after another: what the chart draws and what recovery is read from. */
import type { ContainerState, StateSpan } from '../model/analysis.ts';
import { type Instant, instant, type Span } from '../model/time.ts';
import type { Change } from './chronicle.ts';

/** What a container's settings make of its changes. */
export interface Watched {
  /** It has a health check. */
  readonly checked: boolean;
  /** It has a restart policy: without one, whatever starts it later is somebody else. */
  readonly restarts: boolean;
}

/**
 * The states of one container over `span`. `changes` are all of the run, so that the state at the beginning is known.
 * Silent changes are supplied: a start resets health to starting, and a container that was paused reads unhealthy until its
 * next good look, both without an event (moby `daemon/health.go`; `reference/engine-semantics.md` §1.5).
 */
export function laneOf(
  changes: readonly Change[],
  { checked, restarts }: Watched,
  before: ContainerState,
  span: Span,
): StateSpan[] {
  const lane: StateSpan[] = [];
  let state = before;
  let since: Instant = span.from;
  const until = (end: Instant): void => {
    const from = instant(Math.max(since, span.from));
    const to = instant(Math.min(end, span.to));
    if (to <= from) return;
    const last = lane.at(-1);
    if (last !== undefined && last.state === state) lane[lane.length - 1] = { ...last, to };
    else lane.push({ from, to, state });
  };
  changes.forEach((change, index) => {
    const next = stateAfter(state, change, checked, () => startsAgain(changes, index, restarts));
    if (next === state) return;
    until(change.engineAt);
    state = next;
    since = change.engineAt;
  });
  until(span.to);
  return lane;
}

function stateAfter(state: ContainerState, { change }: Change, checked: boolean, again: () => boolean): ContainerState {
  switch (change.to) {
    case 'created':
    case 'paused':
    case 'removed':
    case 'healthy':
    case 'unhealthy':
      return change.to;
    case 'started':
      return checked ? 'starting' : 'running';
    case 'restarted':
      // Follows the start of an API restart; only where that was missed does it say something new.
      return state === 'exited' || state === 'restarting' ? (checked ? 'starting' : 'running') : state;
    case 'unpaused':
      return checked ? 'unhealthy' : 'running';
    case 'died':
      return again() ? 'restarting' : 'exited';
    default:
      return state;
  }
}

/** Whether this death is on the way to a start that nobody asked for separately: a policy's, or the second half of a restart. */
function startsAgain(changes: readonly Change[], died: number, restarts: boolean): boolean {
  const next = changes.findIndex(
    (one, index) => index > died && ['started', 'created', 'removed'].includes(one.change.to),
  );
  if (next < 0 || changes[next]!.change.to !== 'started') return false;
  return (restarts && !diedByEngine(changes, died)) || changes[next + 1]?.change.to === 'restarted';
}

/** Whether a signal or a stop through the API stands between the last start and this death: then no policy acts. */
export function diedByEngine(changes: readonly Change[], died: number): boolean {
  for (let i = died - 1; i >= 0; i--) {
    const { to } = changes[i]!.change;
    if (to === 'signalled' || to === 'stopped') return true;
    if (to === 'started' || to === 'died') return false;
  }
  return false;
}
