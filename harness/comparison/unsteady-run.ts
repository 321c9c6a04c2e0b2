/** Whether a run ended because its stack did not get steady, and what happened to its containers meanwhile. */
import { indexEvents } from '../analysis/event-index.ts';
import type { Analysis } from '../model/analysis.ts';
import type { Unsteady } from '../model/campaign-run.ts';
import type { TimelineEvent } from '../model/event.ts';
import type { Failure } from '../model/failure.ts';

/** Null: it got steady, or something else went wrong. A stack that only its first experiment broke did get steady. */
export function unsteadyOf(analysis: Analysis, events: Iterable<TimelineEvent>): Unsteady | null {
  const notSteady = analysis.experiments.flatMap((one) => (one.inconclusive === null ? [] : [one.inconclusive]));
  const all = [...analysis.failures, ...notSteady];
  const [first] = all;
  if (first === undefined || analysis.ending === 'interrupted' || !all.every(isTheStacks)) return null;
  if (notSteady.length < analysis.experiments.length) return null;
  return { reason: first.message, ...restartsIn(events) };
}

/** As the runner tells it; a container that the engine could not start is the host's. */
const ofItsServices = /^the stack did not come up: (?!.*could not be started)/;

/** Where Compose waits for services of the stack, they say why they are not ready; what else keeps it from coming up is the host's. */
const isTheStacks = ({ code, message }: Failure): boolean =>
  code === 'R301' ||
  (code === 'R307' && (ofItsServices.test(message) || /unhealthy|dependency .*failed|complete/i.test(message)));

/** A container that was started again after an engine call was not started by its policy. */
function restartsIn(events: Iterable<TimelineEvent>): Pick<Unsteady, 'byHealer' | 'byPolicy'> {
  const { changes, last } = indexEvents(events);
  const seen = [...changes.values()].flat().filter((one) => one.engineAt <= last);
  const containers = new Set(seen.map((one) => one.container)).size;
  const starts = seen.filter(({ change }) => change.to === 'started').length;
  const byHealer = seen.filter(({ change }) => change.to === 'restarted').length;
  return { byHealer, byPolicy: Math.max(0, starts - byHealer - containers) };
}
