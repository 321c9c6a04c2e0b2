/** A fault in a run: its undo registered, its injection timed, its landing proved, its end done. */
import type { EngineSpan } from '../engine/engine.ts';
import { doAction } from '../faults/actions.ts';
import type { FaultContext, Landed, PreparedFault } from '../faults/driver.ts';
import { prepareFault } from '../faults/registry.ts';
import { actionLabel } from '../model/action-label.ts';
import { actionTraits } from '../model/action-traits.ts';
import type { Replica } from '../model/event.ts';
import { failure } from '../model/failure.ts';
import { faultLabel, isHeld } from '../model/fault-traits.ts';
import { messageOf } from '../model/message-of.ts';
import type { PlannedExperiment } from '../model/plan.ts';
import { after, type Instant } from '../model/time.ts';
import { type LiveContext, onRunClock } from './context.ts';
import { orUnknown, registerUndo, type Undoing } from './undoing.ts';

export interface Injection {
  /** Where the recovery window begins: the end of the fault. */
  readonly recoveryFrom: Instant;
  /** Undoes what the windows have left, so that the next experiment finds the stack as this one did; whether it does is asked there. */
  putBack(): Promise<void>;
}

/** Injects, holds and ends a fault. */
export async function injectFault(context: LiveContext, one: PlannedExperiment): Promise<Injection> {
  const { env } = context;
  const { ended, landed, end, putBack } = await beginFault(context, one);
  if (one.hold === null) {
    await landed;
    return { recoveryFrom: ended, putBack };
  }
  try {
    await env.clock.sleepUntil(after(ended, one.hold), context.signal);
  } finally {
    await landed;
  }
  return { recoveryFrom: await end(), putBack };
}

/** A fault that has been injected. */
export interface BegunFault {
  /** When its injection was over. */
  readonly ended: Instant;
  /** Whether it landed, once that is proved; never rejects. */
  readonly landed: Promise<Landed>;
  /** Ends it as the experiment says, by a remedy or its own revert; returns when it was over. */
  end(): Promise<Instant>;
  /** Undoes what is left of it. */
  putBack(): Promise<void>;
}

/** Injects a fault, whose end is up to the caller; the run's scope undoes it whatever happens. */
export async function beginFault(context: LiveContext, one: PlannedExperiment): Promise<BegunFault> {
  const prepared = await prepareFault(one.fault, faultContext(context));
  const undoing = prepared.undo === null ? null : await registerUndo(context, one, prepared.undo);

  const targets: readonly Replica[] = prepared.targets.map(({ service, replica }) => ({ service, replica }));
  context.recorder.append({
    type: 'inject.began',
    experiment: one.name,
    fault: one.fault,
    label: faultLabel(one.fault),
    targets,
  });
  const injected = await inject(context, prepared);
  return {
    ended: injected.ended,
    landed: prove(context, one, prepared, injected),
    end: () => endFault(context, one, undoing, prepared),
    putBack: async () => void (await undoing?.run()),
  };
}

const faultContext = ({ env, plan, address, signal }: LiveContext): FaultContext => ({
  env,
  services: plan.services,
  address,
  signal,
});

interface Injected {
  readonly ended: Instant;
  readonly since?: Instant;
  readonly error: unknown;
}

async function inject(context: LiveContext, prepared: PreparedFault): Promise<Injected> {
  try {
    return { ...doneOnRunClock(context, await prepared.inject()), error: null };
  } catch (error) {
    return { ended: context.env.clock.now(), error };
  }
}

/** When something was over, and since when at the earliest where that is known; where the engine does not say, now. */
function doneOnRunClock(context: LiveContext, done: EngineSpan | null): Pick<Injected, 'ended' | 'since'> {
  if (done === null) return { ended: context.env.clock.now() };
  const ended = onRunClock(context, done.to);
  return done.from === null ? { ended } : { ended, since: onRunClock(context, done.from) };
}

/** Searches for the proof while the fault already holds, so that the window is not lengthened by it. */
async function prove(
  context: LiveContext,
  one: PlannedExperiment,
  prepared: PreparedFault,
  injected: Injected,
): Promise<Landed> {
  const landed: Landed =
    injected.error !== null
      ? { landing: 'unknown', proof: `the injection failed: ${messageOf(injected.error)}` }
      : await orUnknown(prepared.verify());
  const { ended, since } = injected;
  const { landing, proof } = landed;
  const edges = since === undefined ? { ended } : { ended, since };
  context.recorder.append({ type: 'inject.ended', experiment: one.name, ...edges, landing, proof });
  return landed;
}

/** Ends a held fault by the operator's action, or by its own revert, or does what is to repair a momentary one; returns when it was over. */
async function endFault(
  context: LiveContext,
  one: PlannedExperiment,
  undoing: Undoing | null,
  prepared: PreparedFault,
): Promise<Instant> {
  const { recorder } = context;
  // Counted before anything is ended: a restarted caller takes its counters with it.
  const used = prepared.used === undefined ? {} : { used: await prepared.used().catch(() => null) };
  recorder.append({ type: 'revert.began', experiment: one.name, by: one.then ?? 'revert', ...used });
  const landed =
    one.then !== null
      ? await orUnknown(doAction(one.then, faultContext(context), { anew: !isHeld(one.fault) }))
      : ((await undoing?.run()) ?? { landing: 'applied', proof: 'there was nothing to revert' });
  // An `up` brings back one of the services that were removed together; the undo brings the rest, and finds nothing to do else.
  // The fault's target may be another service than the remedy's, so its own undo stays.
  const whole = isHeld(one.fault) && one.then !== null && !actionTraits[one.then.kind].byUp;
  if (whole && landed.landing === 'applied') await undoing?.forget();
  const { landing, proof, done, returned } = landed;
  const edges = returned === undefined ? doneOnRunClock(context, done ?? null) : { ended: returned };
  recorder.append({ type: 'revert.ended', experiment: one.name, ...edges, landing, proof });
  if (landing !== 'applied') {
    const what = one.then === null || isHeld(one.fault) ? faultLabel(one.fault) : actionLabel(one.then, one.fault);
    recorder.append({
      type: 'warned',
      failure: failure('R304', `${what}: ${proof}`, { at: `experiment '${one.name}'` }),
    });
  }
  return edges.ended;
}
