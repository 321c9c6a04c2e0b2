/** What is wrong with a service that is not ready, told by the one of its containers that tells most. */
import type { ContainerView, HealthLogEntry } from '../../engine/engine.ts';
import { failedLookText, missingProgram } from '../../model/last-words.ts';
import type { PlannedService } from '../../model/plan.ts';

export type Symptom =
  | { readonly what: 'no container' }
  /** `error`: the engine's words; null: its turn did not come. */
  | { readonly what: 'not started'; readonly error: string | null }
  /** `ends`: how often in all. `again`: its policy starts it again. */
  | { readonly what: 'ended'; readonly view: ContainerView; readonly ends: number; readonly again: boolean }
  | { readonly what: 'check failed'; readonly view: ContainerView; readonly look: HealthLogEntry }
  | { readonly what: 'not passed yet' | 'not over' | 'other'; readonly view: ContainerView };

/** Of equal weight the first counts. */
export function symptomOf(service: PlannedService, views: readonly ContainerView[]): Symptom {
  const all = views.map((view) => symptomIn(service, view));
  return weights.map((what) => all.find((one) => one.what === what)).find((one) => one !== undefined) ?? none;
}

const none: Symptom = { what: 'no container' };

/** What tells most first. */
const weights: readonly Symptom['what'][] = [
  'ended',
  'check failed',
  'not over',
  'not passed yet',
  'other',
  'not started',
];

function symptomIn({ oneShot }: PlannedService, view: ContainerView): Symptom {
  const { status, health, restartCount, restart, startError } = view;
  if (status === 'exited' || status === 'restarting' || status === 'dead') {
    // The engine counts a restart when it decides on it.
    const ends = status === 'restarting' ? Math.max(1, restartCount) : restartCount + 1;
    return { what: 'ended', view, ends, again: status === 'restarting' };
  }
  if (status === 'created')
    return { what: 'not started', error: startError === undefined ? null : withoutWrapping(startError) };
  if (status !== 'running') return { what: 'other', view };
  const look = lastBad(view);
  if (look !== null) return { what: 'check failed', view, look };
  if (restartCount > 0 && restart.name !== 'no') return { what: 'ended', view, ends: restartCount, again: true };
  if (oneShot === 'awaited') return { what: 'not over', view };
  return { what: health === null ? 'other' : 'not passed yet', view };
}

/** What the engine says around the reason of its runtime. */
const wrapping =
  /^(?:(?:failed to create (?:task for container|shim task)|OCI runtime create failed|runc create failed|unable to start container process): )+|: unknown$/g;

const withoutWrapping = (error: string): string => error.trim().replaceAll(wrapping, '');

/** The last look of its check, where it did not pass. */
function lastBad({ health }: ContainerView): HealthLogEntry | null {
  const last = health === null || health.status === 'healthy' ? undefined : health.log.at(-1);
  return last === undefined || last.exitCode === 0 ? null : last;
}

/** Whether something has gone wrong with it, rather than not come yet. */
export function isTrouble(symptom: Symptom): boolean {
  switch (symptom.what) {
    case 'ended':
      return symptom.again || symptom.view.exitCode !== 0;
    case 'check failed':
      return true;
    case 'not started':
      return symptom.error !== null;
    case 'no container':
    case 'not passed yet':
    case 'not over':
    case 'other':
      return false;
  }
}

/** What a program that others cannot be reached by says of it. */
const ofOthers =
  /refused|ENOTFOUND|EAI_AGAIN|getaddrinfo|resolve|unreachable|no route|timed? ?out|ECONNRESET|reset by peer|\b50[234]\b/i;

/** Whether by its own `words` it may be so because `other` is not ready. What was never started is. */
export function mayFollow(symptom: Symptom, words: string | null, other: string): boolean {
  switch (symptom.what) {
    case 'no container':
    case 'not started':
      return !('error' in symptom) || symptom.error === null;
    case 'ended':
      return symptom.view.oomKilled === undefined && speaksOf(words, other);
    case 'check failed':
      return missingProgram(symptom.look) === null && speaksOf(failedLookText(symptom.look), other);
    case 'not passed yet':
    case 'not over':
      return speaksOf(words, other);
    case 'other':
      return false;
  }
}

const speaksOf = (words: string | null, other: string): boolean =>
  words !== null && (words.includes(other) || ofOthers.test(words));
