/** What all drivers share: an unfit target is refused, and an error becomes a landing, never silence. */
import type { FaultContext, Landed, PreparedFault } from './driver.ts';
import { landingOf, merge, reasonOf, rejected, unknown } from './landing.ts';

export interface UnguardedFault extends PreparedFault {
  /** Why it cannot be done now, known before anything is touched; null when it can. */
  readonly refusal: string | null;
}

/**
 * An injection that throws is remembered, and `verify` checks all the same: evidence decides. Without evidence the
 * landing is `unknown`, unless the error is certain that nothing happened. Only an interrupted run makes either of
 * them throw, with the signal's reason.
 */
export function guard(context: FaultContext, fault: UnguardedFault): PreparedFault {
  const { refusal } = fault;
  if (refusal !== null) {
    return { targets: fault.targets, undo: null, inject: async () => null, verify: async () => rejected(refusal) };
  }
  let thrown: Landed | null = null;
  return {
    targets: fault.targets,
    undo: fault.undo,
    ...(fault.revert !== undefined && { revert: fault.revert }),
    async inject() {
      try {
        return await fault.inject();
      } catch (error) {
        context.signal.throwIfAborted();
        thrown = landingOf(error);
        return null;
      }
    },
    async verify() {
      const landed = await verified(context, () => fault.verify());
      if (thrown === null || landed.landing === 'applied') return landed;
      return merge([thrown, landed]);
    },
    ...(fault.used !== undefined && { used: fault.used }),
  };
}

/** The outcome of `check`; a check that throws leaves it unknown. */
export async function verified(context: FaultContext, check: () => Promise<Landed>): Promise<Landed> {
  try {
    return await check();
  } catch (error) {
    context.signal.throwIfAborted();
    return unknown(reasonOf(error));
  }
}
