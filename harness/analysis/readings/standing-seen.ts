/** How a service stood with its restart policy when a fault came, by what its engine had told. */
import type { Replica } from '../../model/event.ts';
import type { RestartPolicy } from '../../model/settings.ts';
import { type Instant, milliseconds, range } from '../../model/time.ts';
import { restartsOn } from '../../prediction/restart.ts';
import { fresh, type Standing } from '../../prediction/standing.ts';
import type { Change } from '../event-index.ts';
import { diedByEngine } from './deaths.ts';
import { countRestarts } from './restarts.ts';

/** Of several containers, the one that has the fewest restarts left speaks. `changes`: of the service, in order. */
export function standingSeen(
  policy: RestartPolicy,
  changes: readonly Change[],
  targets: readonly Replica[],
  before: Instant,
): Standing {
  const earlier = changes.filter((one) => one.engineAt < before);
  return targets
    .map(({ replica }) =>
      standingOf(
        policy,
        earlier.filter((one) => one.replica === replica),
        before,
      ),
    )
    .reduce((worst, one) => (one.restarts > worst.restarts ? one : worst), fresh);
}

function standingOf(policy: RestartPolicy, changes: readonly Change[], before: Instant): Standing {
  const started = changes.findLast((one) => one.change.to === 'started');
  if (started === undefined) return fresh;
  const anew = changes.findLastIndex(({ change }, index) => {
    if (change.to !== 'started') return false;
    const died = changes.slice(0, index).findLastIndex((one) => one.change.to === 'died');
    return (
      died < 0 || diedByEngine(changes, died) || changes.slice(died, index).some((one) => one.change.to === 'created')
    );
  });
  const life = milliseconds(before - started.engineAt);
  let [restarts, inRow] = [0, 0];
  for (const one of countRestarts(changes.slice(Math.max(0, anew)))) {
    // What no policy answers was started through the engine, where it was started at all.
    const answered = one.started !== null && restartsOn(policy, { by: 'itself', code: one.exitCode ?? 1 }, restarts);
    restarts = answered ? restarts + 1 : 0;
    inRow = answered ? one.inRow : 0;
  }
  return { restarts, inRow, life: range(life, life) };
}
