/** Why an experiment as a whole cannot be judged: it was not reached, not steady, or its fault did not land. */
import { type Failure, failure } from '../model/failure.ts';
import type { Sights } from './sights.ts';
import { judgeSteadyState } from './steady-state.ts';

export function spoiltBy(sights: Sights): Failure | null {
  const { events, planned, chronicle } = sights;
  const at = placeOf(planned.name);
  if (events.injectBegan === null) return notTried(sights);
  const unsteady = judgeSteadyState(sights);
  if (unsteady !== null) return unsteady;
  const { injectEnded } = events;
  if (injectEnded === null) {
    const ended = chronicle.ended?.failures[0];
    return failure(
      'R303',
      `the run ended during the injection of ${events.injectBegan.label}${ended === undefined ? '' : `: ${ended.message}`}`,
      { at },
    );
  }
  if (injectEnded.landing === 'rejected')
    return failure('R302', `${events.injectBegan.label}: ${injectEnded.proof}`, { at });
  if (injectEnded.landing === 'unknown')
    return failure('R303', `${events.injectBegan.label}: ${injectEnded.proof}`, { at });
  return null;
}

/** An experiment as failures name their place. */
const placeOf = (name: string): string => `experiment '${name}'`;

/** The runner's own word comes first: it knows why it did not inject. */
function notTried(sights: Sights): Failure {
  const { chronicle, planned, events } = sights;
  const at = placeOf(planned.name);
  const told = chronicle.warned.find((one) => one.failure.at === at)?.failure ?? chronicle.ended?.failures[0];
  if (told !== undefined) return told;
  if (events.phases.length > 0) {
    const unsteady = judgeSteadyState(sights);
    if (unsteady !== null) return unsteady;
  }
  return failure('R308', 'the run ended before this fault was tried', { at });
}
