/** Ends that are what a container is for: by itself, with 0, of a service that runs once. */
import type { StateSpan } from '../../model/analysis.ts';
import { isDoneAtZero } from '../../model/one-shot.ts';
import type { Change, EventIndex } from '../event-index.ts';
import { diedByEngine, startAfter } from './deaths.ts';
import type { EffectiveSettings } from './effective-settings.ts';

/** Those among the changes of a service, of all its containers; none where it is meant to stay up. */
export function endsOf(name: string, eventIndex: EventIndex, run: EffectiveSettings): ReadonlySet<Change> {
  const service = run.service(name);
  if (service === undefined || !isDoneAtZero(service)) return new Set();
  const changes = eventIndex.changes.get(name) ?? [];
  return new Set(
    changes.filter((one) =>
      isEnd(
        changes.filter(({ replica }) => replica === one.replica),
        one,
      ),
    ),
  );
}

/** `changes`: of one container. */
function isEnd(changes: readonly Change[], one: Change): boolean {
  if (one.change.to !== 'died' || one.change.exitCode !== 0) return false;
  const at = changes.indexOf(one);
  return !diedByEngine(changes, at) && startAfter(changes, at) === null;
}

/** The lane of one container with its good end as *done*. */
export const doneTimeline = (
  lane: readonly StateSpan[],
  ends: ReadonlySet<Change>,
  replica: number,
): readonly StateSpan[] =>
  lane.map((span) => {
    const ended = [...ends].some((one) => one.replica === replica && one.engineAt <= span.from);
    return ended && (span.state === 'exited' || span.state === 'restarting') ? { ...span, state: 'done' } : span;
  });
