/** A container's changes → the states it was in, one after another: what the chart draws and what recovery is read from. */
import type { ContainerState, StateSpan } from '../../model/analysis.ts';
import type { RestartPolicy } from '../../model/settings.ts';
import { type Instant, instant, type Span } from '../../model/time.ts';
import type { Change } from '../event-index.ts';
import { deathsOf } from './deaths.ts';
import type { UnknownStretch } from './lost-events.ts';

/** What a container's settings make of its changes. */
export interface Watched {
  /** It has a health check. */
  readonly checked: boolean;
  /** Decides what becomes of it when it dies. */
  readonly policy: RestartPolicy;
}

/**
 * The states of one container over `span`. `changes` are all of the run, so that the state at the beginning is known.
 * Silent changes are supplied: a start resets health to starting, and a container that was paused reads unhealthy until its
 * next good check, both without an event (moby `daemon/health.go`). Where events were lost, the state is unknown until something tells it.
 */
export function stateTimeline(
  changes: readonly Change[],
  { checked, policy }: Watched,
  before: ContainerState,
  span: Span,
  gaps: readonly UnknownStretch[] = [],
): StateSpan[] {
  const states: StateSpan[] = [];
  let state = before;
  let since: Instant = span.from;
  const until = (end: Instant): void => {
    const from = instant(Math.max(since, span.from));
    const to = instant(Math.min(end, span.to));
    if (to <= from) return;
    const last = states.at(-1);
    if (last !== undefined && last.state === state) states[states.length - 1] = { ...last, to };
    else states.push({ from, to, state });
  };
  const become = (next: ContainerState, at: Instant): void => {
    if (next === state) return;
    until(at);
    state = next;
    since = at;
  };
  const deaths = deathsOf(changes, policy);
  for (const turn of turnsOf(changes, gaps, checked)) {
    if (turn.is === 'change') {
      const { index } = turn;
      become(stateAfter(state, changes[index]!, checked, deaths.get(index)?.again ?? false), turn.at);
    } else become(turn.is === 'lost' ? 'unknown' : turn.then, turn.at);
  }
  until(span.to);
  return states;
}

type Turn =
  | { readonly at: Instant; readonly is: 'change'; readonly index: number }
  | { readonly at: Instant; readonly is: 'lost' }
  | { readonly at: Instant; readonly is: 'known'; readonly then: ContainerState };

/** In the order of their times. After a start whose event was lost it is not known how its health checks went. */
function turnsOf(changes: readonly Change[], gaps: readonly UnknownStretch[], checked: boolean): readonly Turn[] {
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

function stateAfter(state: ContainerState, { change }: Change, checked: boolean, again: boolean): ContainerState {
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
      return again ? 'restarting' : 'exited';
    default:
      return state;
  }
}
