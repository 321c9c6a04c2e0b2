/** A run whose faults come from outside, one by one: what it is about is watched until the session is ended, and put back then. */
import type { EventOf } from '../model/event.ts';
import { FailureError, failure } from '../model/failure.ts';
import type { Fault } from '../model/fault.ts';
import { faultLabel, isHeld } from '../model/fault-traits.ts';
import type { PlannedExperiment } from '../model/plan.ts';
import { after, type Duration, type Instant } from '../model/time.ts';
import { unplanned } from '../model/unplanned.ts';
import type { LiveContext, RunContext } from './context.ts';
import { type BegunFault, beginFault } from './injection.ts';
import { inPhase } from './phase.ts';
import { type RunIdentity, runWith } from './run.ts';
import { unlessAborted } from './scope.ts';

export interface FaultSession {
  /**
   * Waits for the steady state, unless another fault holds, and injects; resolves when it is proved to have landed, and `hold` is over and it
   * is ended, where that is given. Throws R301, R302 or R303 where there is no such fault then.
   */
  inject(fault: Fault, hold: Duration | null): Promise<InjectedFault>;
  /** Ends every fault that still holds, and the run. To call it again does nothing more. */
  end(): Promise<EventOf<'run.ended'>>;
}

export interface InjectedFault {
  readonly name: string;
  /** When it was over: its injection, or once it is ended that. */
  readonly from: () => Instant;
  /** Whether it holds no more. */
  isOver(): boolean;
  /** Ends a fault that holds; of any other there is nothing to end. To call it again does nothing more. */
  end(): Promise<void>;
}

/** Resolves when all probes get good answers. Throws what keeps them from it (R301), and whatever else does. Whatever happens, the run ends with everything undone. */
export async function openSession(context: RunContext, identity: RunIdentity): Promise<FaultSession> {
  const opened = Promise.withResolvers<LiveContext>();
  const over = Promise.withResolvers<void>();
  const faults: OpenFault[] = [];
  const ended = runWith(context, identity, async (live) => {
    opened.resolve(live);
    await unlessAborted(context.signal, over.promise);
    for (const one of faults.toReversed()) await one.close();
  });
  ended.then(({ failures }) => opened.reject(new FailureError(failures)), opened.reject);
  const live = await opened.promise;
  const bad = await live.untilSettled();
  if (bad.length > 0) {
    over.resolve();
    await ended;
    throw refused('R301', `${bad.join(', ')} got no good answers when the watch began`);
  }
  return {
    async inject(fault, hold) {
      context.signal.throwIfAborted();
      for (const one of faults) one.leaveOff();
      const one = unplanned(nameFor(fault, faults), fault);
      const bad = await inPhase(live, 'baseline', one, async () =>
        faults.some((other) => !other.isOver()) ? [] : await live.untilSettled(),
      );
      if (bad.length > 0) throw refused('R301', `${bad.join(', ')} got no good answers before ${one.name}`);
      const injected = await openFault(live, one);
      faults.push(injected);
      const { landing, proof } = await injected.landed;
      if (landing !== 'applied') {
        await injected.close();
        throw refused(landing === 'rejected' ? 'R302' : 'R303', `${one.name}: ${proof}`);
      }
      if (hold !== null) {
        await live.env.clock.sleepUntil(after(injected.from(), hold), context.signal);
        await injected.end();
      }
      return injected;
    },
    end() {
      over.resolve();
      return ended;
    },
  };
}

const refused = (code: 'R301' | 'R302' | 'R303', message: string): FailureError =>
  new FailureError([failure(code, message)]);

/** What the fault does, in words; counted where it is done more than once. */
function nameFor(fault: Fault, faults: readonly OpenFault[]): string {
  const label = faultLabel(fault);
  const before = faults.filter(({ name }) => name === label || name.startsWith(`${label}, `)).length;
  return before === 0 ? label : `${label}, ${before + 1}`;
}

interface OpenFault extends InjectedFault, Pick<BegunFault, 'landed'> {
  /** What follows is no longer about it. */
  leaveOff(): void;
  /** Ends it, and undoes what is left of it. */
  close(): Promise<void>;
}

async function openFault(live: LiveContext, one: PlannedExperiment): Promise<OpenFault> {
  const phase = (type: 'phase.began' | 'phase.ended', phase: 'fault' | 'recovery') =>
    live.recorder.append({ type, phase, experiment: one.name });
  phase('phase.began', 'fault');
  const begun = await beginFault(live, one);
  let { ended } = begun;
  let holding = isHeld(one.fault);
  let isLeft = false;
  if (!holding) void begun.landed.then(() => recover());
  const recover = (): void => {
    phase('phase.ended', 'fault');
    phase('phase.began', 'recovery');
  };
  const end = async (): Promise<void> => {
    if (!holding) return;
    holding = false;
    ended = await begun.end();
    recover();
  };
  const leaveOff = (): void => {
    if (holding || isLeft) return;
    isLeft = true;
    phase('phase.ended', 'recovery');
  };
  return {
    name: one.name,
    landed: begun.landed,
    from: () => ended,
    isOver: () => !holding,
    end,
    leaveOff,
    async close() {
      await begun.landed;
      await end();
      leaveOff();
      await begun.putBack();
    },
  };
}
