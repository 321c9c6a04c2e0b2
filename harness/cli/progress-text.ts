/** The words of progress: what a phase is called, and what has just happened. */
import { actionText } from '../model/action-label.ts';
import type { EventOf, TimelineEvent } from '../model/event.ts';
import { failureText } from '../model/failure.ts';
import type { Plan } from '../model/plan.ts';

const phaseWords = {
  setup: 'bringing the stack up',
  baseline: 'watching the steady state',
  fault: 'injecting the fault',
  recovery: 'watching the recovery',
  teardown: 'taking the stack down',
} as const;

const attachedWords = { ...phaseWords, setup: 'inspecting what is up', teardown: 'putting everything back' } as const;

export const phaseText = (
  { phase }: Pick<EventOf<'phase.began'>, 'phase'>,
  { attached }: Pick<Plan, 'attached'>,
): string => (attached === undefined ? phaseWords : attachedWords)[phase];

/** One line for an event that is worth a person's eye; null for the others. */
export function eventText(event: TimelineEvent): string | null {
  switch (event.type) {
    case 'inject.began':
      return event.label;
    case 'inject.ended':
      return event.landing === 'applied' ? `landed: ${event.proof}` : `not landed: ${event.proof}`;
    case 'revert.began':
      return event.by === 'revert' ? 'reverting' : `the operator's ${actionText(event.by)}`;
    case 'container.changed':
      return changeText(event);
    case 'stack.renewed':
      return `the stack is created again: ${event.reason}`;
    case 'warned':
      return failureText(event.failure);
    default:
      return null;
  }
}

function changeText({ service, change }: EventOf<'container.changed'>): string | null {
  if (change.to === 'died') return `${service} died with exit code ${change.exitCode}`;
  if (change.to === 'signalled') return `${service} got ${change.signal}`;
  if (change.to === 'connected' || change.to === 'disconnected') return null;
  return `${service} ${change.to === 'oom' ? 'ran out of memory' : change.to}`;
}
