/** Why an experiment cannot be judged: it was not reached, not steady, its fault did not land, or something else changed the stack. */
import { secondsText } from '../../model/duration-text.ts';
import { type Failure, failure } from '../../model/failure.ts';
import { between } from '../../model/time.ts';
import type { EventIndex, FaultEvents } from '../event-index.ts';
import type { ExperimentEvidence } from '../evidence.ts';
import type { ForeignAct } from '../readings/foreign-hands.ts';
import type { InconclusiveReason } from './judgement.ts';
import { notShown } from './shown.ts';
import { judgeSteadyState } from './steady-state.ts';

/** `acts`: what someone else did meanwhile. */
export function inconclusiveReason(
  gathered: ExperimentEvidence,
  acts: readonly ForeignAct[],
): InconclusiveReason | null {
  const [act, ...more] = acts;
  if (act !== undefined) return { failure: somebodyElse(gathered, act, more.length), since: act.at };
  const reason = reasonOf(gathered);
  return reason === null ? null : { failure: reason, since: gathered.windows.span.from };
}

function somebodyElse({ planned, windows }: ExperimentEvidence, act: ForeignAct, others: number): Failure {
  const after = secondsText(between(windows.span.from, act.at));
  const more = others === 0 ? '' : `, and ${others} more`;
  return failure('R318', `somebody else changed the stack: ${act.text}, ${after} into the experiment${more}`, {
    at: placeOf(planned.name),
    fix: 'repeat it while nothing else changes its containers',
  });
}

function reasonOf(gathered: ExperimentEvidence): Failure | null {
  const { events, planned, eventIndex } = gathered;
  const at = placeOf(planned.name);
  if (events.injectBegan === null) return notTried(gathered);
  // A remedy is done because the stack is not steady.
  const unsteady = planned.remedyOf === undefined ? judgeSteadyState(gathered) : null;
  if (unsteady !== null) return unsteady;
  const faults = planned.second === undefined ? [events] : [events, events.second];
  for (const one of faults) {
    const amiss = notLanded(one, eventIndex, at);
    if (amiss !== null) return amiss;
  }
  return notShown(gathered);
}

/** Null: it landed. */
function notLanded({ injectBegan, injectEnded }: FaultEvents, { ended }: EventIndex, at: string): Failure | null {
  const ending = ended?.failures[0];
  if (injectBegan === null) return ending ?? failure('R308', 'the run ended before the second fault', { at });
  const { label } = injectBegan;
  if (injectEnded === null) {
    const why = ending === undefined ? '' : `: ${ending.message}`;
    return failure('R303', `the run ended during the injection of ${label}${why}`, { at });
  }
  const { landing, proof } = injectEnded;
  if (landing === 'applied') return null;
  return failure(landing === 'rejected' ? 'R302' : 'R303', `${label}: ${proof}`, { at });
}

/** An experiment as failures name their place. */
const placeOf = (name: string): string => `experiment '${name}'`;

/** The runner's reason comes first: it knows why it did not inject. */
function notTried(gathered: ExperimentEvidence): Failure {
  const { eventIndex, planned, events } = gathered;
  const at = placeOf(planned.name);
  const told = eventIndex.warned.find((one) => one.failure.at === at)?.failure ?? eventIndex.ended?.failures[0];
  if (told !== undefined) return told;
  if (events.phases.length > 0) {
    const unsteady = judgeSteadyState(gathered);
    if (unsteady !== null) return unsteady;
  }
  return failure('R308', 'the run ended before this fault was tried', { at });
}
