/** A container's change in words, for stories and evidence. */
import type { Change } from '../event-index.ts';

/** `numbers-api.1 died with 137` */
export function changeText({ service, replica, change }: Change): string {
  const who = `${service}.${replica}`;
  switch (change.to) {
    case 'died':
      return change.exitCode === null ? `${who} died` : `${who} died with exit code ${change.exitCode}`;
    case 'signalled':
      return `${who} got ${change.signal} through the engine`;
    case 'connected':
      return `${who} joined ${change.network}`;
    case 'disconnected':
      return `${who} left ${change.network}`;
    case 'oom':
      return `${who} ran out of memory`;
    default:
      return `${who} ${change.to}`;
  }
}
