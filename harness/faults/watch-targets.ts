/** Polls containers until they show that a fault landed, or until the time for it is over. */
import type { ContainerView } from '../engine/engine.ts';
import { after, type Duration, milliseconds } from '../model/time.ts';
import type { FaultContext, Landed } from './driver.ts';
import { merge } from './landing.ts';

/** What one poll showed. `settled`: whether further polls can add nothing; left out, it is so once it has landed. */
export type Poll = Landed & { readonly settled?: boolean };

/** Judges a container as it was before and as it is now; null: it has been removed. Throws nothing. */
export type Judge = (before: ContainerView, now: ContainerView | null) => Poll;

/** A policy restart is over after 0.2 to 0.4 s, so polls are denser than that. */
const gap = milliseconds(50);

/** Polls each target until the outcome is settled, at most for `limit`; the last poll counts. */
export async function watchTargets(
  context: FaultContext,
  targets: readonly ContainerView[],
  limit: Duration,
  judge: Judge,
): Promise<Landed> {
  return merge(await Promise.all(targets.map((one) => watchOne(context, one, limit, judge))));
}

const watchOne = (context: FaultContext, before: ContainerView, limit: Duration, judge: Judge): Promise<Landed> =>
  pollUntil(context, limit, async () => judge(before, await context.env.engine.containers.inspect(before.id)));

/** Polls until the outcome is settled, at most for `limit`; the last poll counts. */
export async function pollUntil(
  context: FaultContext,
  limit: Duration,
  pollOnce: () => Promise<Poll>,
): Promise<Landed> {
  const { clock } = context.env;
  const end = after(clock.now(), limit);
  while (true) {
    const poll = await pollOnce();
    const settled = poll.settled ?? poll.landing === 'applied';
    if (settled || clock.now() >= end) return { landing: poll.landing, proof: poll.proof };
    await clock.sleepUntil(after(clock.now(), gap), context.signal);
  }
}
