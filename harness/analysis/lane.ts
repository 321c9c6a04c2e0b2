/** A container's changes → the states it was in, one after another: what the chart draws and what recovery is read from. */
import type { ContainerState, StateSpan } from '../model/analysis.ts';
import { type Instant, instant, type Span } from '../model/time.ts';
import type { Change } from './chronicle.ts';
import type { Gap } from './lost-events.ts';

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
 * next good look, both without an event (moby `daemon/health.go`). Where events were lost, the state is unknown until something tells it.
 */
export function laneOf(
  changes: readonly Change[],
  { checked, restarts }: Watched,
  before: ContainerState,
  span: Span,
  gaps: readonly Gap[] = [],
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
  const become = (next: ContainerState, at: Instant): void => {
    if (next === state) return;
    until(at);
    state = next;
    since = at;
  };
  for (const turn of turnsOf(changes, gaps, checked)) {
    if (turn.is === 'change') {
      const { index } = turn;
      become(
        stateAfter(state, changes[index]!, checked, () => startsAgain(changes, index, restarts)),
        turn.at,
      );
    } else become(turn.is === 'lost' ? 'unknown' : turn.then, turn.at);
  }
  until(span.to);
  return lane;
}

type Turn =
  | { readonly at: Instant; readonly is: 'change'; readonly index: number }
  | { readonly at: Instant; readonly is: 'lost' }
  | { readonly at: Instant; readonly is: 'known'; readonly then: ContainerState };

/** In the order of their times. After a start that was not heard it is not known how its health checks went. */
function turnsOf(changes: readonly Change[], gaps: readonly Gap[], checked: boolean): readonly Turn[] {
  const unheard = (at: Instant): boolean => gaps.some((one) => at > one.from && at < one.to);
  const turns = changes.map(
    ({ engineAt: at, change }, index): Turn =>
      checked && change.to === 'started' && unheard(at) ? { at, is: 'lost' } : { at, is: 'change', index },
  );
  if (gaps.length === 0) return turns;
  for (const { from, to, then } of gaps) {
    turns.push({ at: from, is: 'lost' });
    if (then !== null) turns.push({ at: to, is: 'known', then });
  }
  return turns.sort((a, b) => a.at - b.at);
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
      return ['exited', 'restarting', 'unknown'].includes(state) ? (checked ? 'starting' : 'running') : state;
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
