/** A program in a sidecar that tells what it sees line by line, until it is told to stop or ends by itself. */
import type { Sidecar, SidecarSpec } from '../engine/engine.ts';
import type { Clock } from '../engine/environment.ts';
import { messageOf } from '../model/message-of.ts';
import { after, type Duration, seconds, sum } from '../model/time.ts';
import type { ProbeObserver, ProbingContext } from './observer.ts';

export interface SidecarWatch extends Pick<ProbingContext, 'env' | 'emit' | 'clockOffset'> {
  /** It is stopped, or the run is. */
  readonly halted: AbortSignal;
  /** What was waited for has come, or never will. */
  readonly begun: PromiseWithResolvers<void>;
  readonly halt: AbortController;
}

/** What differs between programs. */
export interface SidecarProgramWatch {
  readonly spec: SidecarSpec | Promise<SidecarSpec>;
  readonly hear: (line: string) => void;
  /** There is nobody to be heard any more, for this reason, unless it is halted. */
  readonly goBlind: (reason: string) => Promise<void>;
  /** What it may still have to wait for when it is told to stop. */
  readonly underWay: Duration;
}

/** Of an interrupted run nothing more is told. */
export function sidecarWatch({
  env,
  emit,
  signal,
  clockOffset,
}: Omit<ProbingContext, 'address' | 'services'>): SidecarWatch {
  const [halt, begun] = [new AbortController(), Promise.withResolvers<void>()];
  const halted = AbortSignal.any([signal, halt.signal]);
  halted.addEventListener('abort', () => begun.resolve(), { once: true });
  return { env, clockOffset, halt, halted, begun, emit: (event) => signal.aborted || emit(event) };
}

/** Returns when it has begun, or cannot. */
export async function followSidecar(watch: SidecarWatch, program: SidecarProgramWatch): Promise<ProbeObserver> {
  const { env, halted, halt, begun } = watch;
  let said = '';
  const onError = (line: string): void => {
    said = line;
  };
  const sidecar = await start(watch, program, onError).catch(nobody);
  const over = sidecar.ended
    .then((code) => `its program ended with ${code}: ${said}`, messageOf)
    .then((reason) => (halted.aborted ? undefined : program.goBlind(reason)));
  await begun.promise;
  return {
    stop: async () => {
      halt.abort(new Error('it is over'));
      await leave(sidecar, env.clock, program.underWay);
      await over;
    },
  };
}

const start = async (
  { env }: SidecarWatch,
  { spec, hear }: SidecarProgramWatch,
  onError: (line: string) => void,
): Promise<Sidecar> => env.engine.helperContainers.startSidecar(await spec, hear, onError);

/** How long a program may take to end beyond what is under way. */
const farewell = seconds(2);

/** What cannot be ended or removed has the run's label, and is found when the run ends. */
async function leave(sidecar: Sidecar, clock: Clock, underWay: Duration): Promise<void> {
  const gone = new AbortController();
  await sidecar.signal('SIGTERM').catch(() => undefined);
  const late = clock.sleepUntil(after(clock.now(), sum(underWay, farewell)), gone.signal);
  await Promise.race([sidecar.ended, late]).catch(() => undefined);
  gone.abort(new Error('its program ended'));
  await sidecar.remove().catch(() => undefined);
}

/** In place of a sidecar that could not be had. */
const nobody = (error: unknown): Sidecar => ({
  ended: Promise.reject(error),
  signal: async () => undefined,
  read: async () => null,
  execFor: async () => ({ how: 'refused', reason: messageOf(error) }),
  remove: async () => undefined,
});
