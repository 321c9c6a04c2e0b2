/** What an error of Redis, and of those who speak as it does, is worth. */
import type { Refusal } from '../../engine/clients.ts';
import type { Outcome } from '../../model/probe.ts';

/** By the word that it begins with. */
const byWord: Readonly<Record<string, Outcome>> = {
  WRONGPASS: 'denied',
  NOAUTH: 'denied',
  NOPERM: 'denied',
  LOADING: 'starting',
  MASTERDOWN: 'not_serving',
  BUSY: 'not_serving',
  MISCONF: 'not_serving',
  READONLY: 'not_serving',
  NOREPLICAS: 'not_serving',
  OOM: 'not_serving',
  CLUSTERDOWN: 'not_serving',
  // Protected mode: it lets nobody in who is not in its own container.
  DENIED: 'not_serving',
};

export const redisRefusal = ({ code, message }: Refusal): Outcome =>
  message.includes('max number of clients') ? 'full' : (byWord[code] ?? 'wrong');
