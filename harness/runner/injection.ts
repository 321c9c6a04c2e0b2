/** A fault in a run: its undo registered, its injection timed, its landing proved, its end done. */
import type { EngineSpan } from '../engine/engine.ts';
import { doAction } from '../faults/actions.ts';
import { applyUndo } from '../faults/apply-undo.ts';
import type { FaultContext, Landed, PreparedFault } from '../faults/driver.ts';
import { prepareFault } from '../faults/registry.ts';
import { actionLabel } from '../model/action-label.ts';
import { actionTraits } from '../model/action-traits.ts';
import type { Replica } from '../model/event.ts';
import { failure } from '../model/failure.ts';
import { faultLabel, isHeld } from '../model/fault-traits.ts';
import { messageOf } from '../model/message-of.ts';
import type { PlannedExperiment } from '../model/plan.ts';
import type { ExperimentName } from '../model/scenario.ts';
import type { SecondFault } from '../model/second-fault.ts';
import { after, type Duration, type Instant, instant } from '../model/time.ts';
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
  const first = await beginFault(context, one);
  if (one.second === undefined)
    return { recoveryFrom: await holdFault(context, first, one.hold), putBack: first.putBack };
  // Both come to their ends, whatever becomes of the other: nothing may go on behind the run's back.
  const [own, second] = await Promise.allSettled([
    holdFault(context, first, one.hold),
    injectSecond(context, one, one.second, first.ended),
  ]);
  if (own.status === 'rejected') throw own.reason;
  if (second.status === 'rejected') throw second.reason;
  return {
    recoveryFrom: instant(Math.max(own.value, second.value.recoveryFrom)),
    async putBack() {
      await second.value.putBack();
      await first.putBack();
    },
  };
}

/** The second fault, counted from the end of the first one's injection. */
async function injectSecond(
  context: LiveContext,
  one: PlannedExperiment,
  second: SecondFault,
  from: Instant,
): Promise<Injection> {
  await context.env.clock.sleepUntil(after(from, second.after), context.signal);
  const { fault, hold } = second;
  const begun = await beginFault(context, { ...one, fault, hold, then: null }, { second: true });
  return { recoveryFrom: await holdFault(context, begun, hold), putBack: begun.putBack };
}

/** Holds what was injected for so long, and ends it; returns when it was over. */
async function holdFault(
  { env, signal }: LiveContext,
  { ended, landed, end }: BegunFault,
  hold: Duration | null,
): Promise<Instant> {
  if (hold === null) {
    await landed;
    return ended;
  }
  try {
    await env.clock.sleepUntil(after(ended, hold), signal);
  } finally {
    await landed;
  }
  return end();
}

/** Which of the faults of an experiment it is, as its events say it. */
interface Which {
  readonly second?: true;
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
export async function beginFault(context: LiveContext, one: PlannedExperiment, which: Which = {}): Promise<BegunFault> {
  const prepared = await prepareFault(one.fault, faultContext(context));
  const undoing = prepared.undo === null ? null : await registerUndo(context, one, prepared.undo);

  const targets: readonly Replica[] = prepared.targets.map(({ service, replica }) => ({ service, replica }));
  context.recorder.append({
    type: 'inject.began',
    experiment: one.name,
    ...which,
    fault: one.fault,
    label: faultLabel(one.fault),
    targets,
  });
  const injected = await inject(context, prepared);
  return {
    ended: injected.ended,
    landed: prove(context, { ...which, experiment: one.name }, prepared, injected),
    end: () => endFault(context, one, undoing, prepared, which),
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
  named: Which & { readonly experiment: ExperimentName },
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
  context.recorder.append({ type: 'inject.ended', ...named, ...edges, landing, proof });
  return landed;
}

/** Ends a held fault by the operator's action, or by its own revert, or does what is to repair a momentary one; returns when it was over. */
async function endFault(
  context: LiveContext,
  one: PlannedExperiment,
  undoing: Undoing | null,
  prepared: PreparedFault,
  which: Which,
): Promise<Instant> {
  const { recorder } = context;
  // Counted before anything is ended: a restarted caller takes its counters with it.
  const used = prepared.used === undefined ? {} : { used: await prepared.used().catch(() => null) };
  recorder.append({ type: 'revert.began', experiment: one.name, ...which, by: one.then ?? 'revert', ...used });
  const landed =
    one.then !== null
      ? await orUnknown(doAction(one.then, faultContext(context), { anew: !isHeld(one.fault) }))
      : await revert(context, prepared, undoing);
  // An `up` brings back one of the services that were removed together; the undo brings the rest, and finds nothing to do else.
  // The fault's target may be another service than the remedy's, so its own undo stays.
  const whole =
    isHeld(one.fault) && one.then !== null && !actionTraits[one.then.kind].byUp && prepared.revert === undefined;
  if (whole && landed.landing === 'applied') await undoing?.forget();
  const { landing, proof, done, returned } = landed;
  const edges = returned === undefined ? doneOnRunClock(context, done ?? null) : { ended: returned };
  recorder.append({ type: 'revert.ended', experiment: one.name, ...which, ...edges, landing, proof });
  if (landing !== 'applied') {
    const what = one.then === null || isHeld(one.fault) ? faultLabel(one.fault) : actionLabel(one.then, one.fault);
    recorder.append({
      type: 'warned',
      failure: failure('R304', `${what}: ${proof}`, { at: `experiment '${one.name}'` }),
    });
  }
  return edges.ended;
}

async function revert(context: LiveContext, prepared: PreparedFault, undoing: Undoing | null): Promise<Landed> {
  if (prepared.revert !== undefined) return orUnknown(applyUndo(prepared.revert, faultContext(context)));
  return (await undoing?.run()) ?? { landing: 'applied', proof: 'there was nothing to revert' };
}
