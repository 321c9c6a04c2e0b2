/** How one parts with a program of a sidecar, and what stands in for one that could not be had. */
import type { Sidecar } from '../engine/engine.ts';
import type { Clock } from '../engine/environment.ts';
import { messageOf } from '../model/message-of.ts';
import { after, type Duration, seconds, sum } from '../model/time.ts';

/** How long the program may take to end beyond what is under way. */
const farewell = seconds(2);

/** `underWay`: what it may still have to wait for. What cannot be ended or removed has the run's label, and is found when the run ends. */
export async function leave(sidecar: Sidecar, clock: Clock, underWay: Duration): Promise<void> {
  const gone = new AbortController();
  await sidecar.signal('SIGTERM').catch(() => undefined);
  const late = clock.sleepUntil(after(clock.now(), sum(underWay, farewell)), gone.signal);
  await Promise.race([sidecar.ended, late]).catch(() => undefined);
  gone.abort(new Error('its program ended'));
  await sidecar.remove().catch(() => undefined);
}

/** In place of a sidecar that could not be had. */
export const nobody = (error: unknown): Sidecar => ({
  ended: Promise.reject(error),
  signal: async () => undefined,
  read: async () => null,
  execFor: async () => ({ how: 'refused', reason: messageOf(error) }),
  remove: async () => undefined,
});
