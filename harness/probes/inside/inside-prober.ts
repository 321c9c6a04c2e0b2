/** Asks from inside the stack's networks, by the same prober as outside, which runs in a sidecar there. */
import type { Sidecar } from '../../engine/engine.ts';
import type { EventBody } from '../../model/event.ts';
import { failure } from '../../model/failure.ts';
import { messageOf } from '../../model/message-of.ts';
import { type Instant, instant, milliseconds } from '../../model/time.ts';
import type { ProbeObserver, ProbingContext } from '../observer.ts';
import { makeSchedules } from '../probe-schedule.ts';
import { leave, nobody } from '../sidecar-farewell.ts';
import { type InsideBegan, type InsideProbe, insideSpecs, readInsideLine, shifted } from './channel.ts';
import { markTold, nextUntold, type Turns, takeUnseen } from './turns.ts';

/** What one sidecar asks. */
export interface InsideGroup {
  /** Keys of the Compose file's networks that it joins; null: all of the project's. */
  readonly networks: readonly string[] | null;
  readonly asked: readonly InsideProbe[];
}

type InsideContext = Pick<ProbingContext, 'env' | 'emit' | 'signal' | 'clockOffset'>;

interface InsideWatch extends InsideContext, InsideGroup {
  readonly halted: AbortSignal;
  /** Its schedules are known, or there is nobody to ask. */
  readonly begun: PromiseWithResolvers<void>;
  /** From the program's clock to the run's. */
  shift: number;
  /** By probe. Empty until it has begun. */
  turns: ReadonlyMap<string, Turns>;
  /** The last line of the program's standard error. */
  said: string;
}

/**
 * Returns when the program asks, or cannot be had: from then on each slot that is due is one without data, and a warning says why.
 * Lateness is judged inside, by the clock of the one who asks: how long a line is under way says nothing.
 */
export async function startInsideProber(group: InsideGroup, context: InsideContext): Promise<ProbeObserver> {
  const { env, emit, signal } = context;
  const halt = new AbortController();
  const watch: InsideWatch = {
    ...context,
    ...group,
    emit: (event) => signal.aborted || emit(event),
    halted: AbortSignal.any([signal, halt.signal]),
    begun: Promise.withResolvers(),
    shift: 0,
    turns: new Map(),
    said: '',
  };
  watch.halted.addEventListener('abort', () => watch.begun.resolve(), { once: true });
  const sidecar = await startSidecar(watch).catch(nobody);
  const over = sidecar.ended
    .then((code) => `its program ended with ${code}: ${watch.said}`, messageOf)
    .then((reason) => goBlind(watch, reason));
  await watch.begun.promise;
  const longest = milliseconds(Math.max(...group.asked.map(({ probe }) => probe.within)));
  return {
    stop: async () => {
      halt.abort(new Error('the probes inside are over'));
      await leave(sidecar, env.clock, longest);
      await over;
    },
  };
}

async function startSidecar(watch: InsideWatch): Promise<Sidecar> {
  const { env, asked, networks } = watch;
  const program = await env.insideProber!(asked);
  return env.engine.helperContainers.startSidecar(
    { purpose: 'probe', image: null, environment: {}, networks, ...program },
    (line) => hear(watch, line),
    (line) => {
      watch.said = line;
    },
  );
}

function hear(watch: InsideWatch, text: string): void {
  const line = readInsideLine(text);
  switch (line?.type) {
    case undefined:
      break;
    case 'began':
      begin(watch, line);
      break;
    case 'warned':
      watch.emit(line);
      break;
    case 'probe.ended': {
      const ended = shifted(line, watch.shift);
      markTold(watch.turns.get(ended.probe)!, ended.due);
      watch.emit(ended);
    }
  }
}

/** The engine's wall clock, which the program's is, is moved to the run's. */
function begin(watch: InsideWatch, { wall, start }: InsideBegan): void {
  watch.shift = wall - watch.env.clock.wall - watch.clockOffset;
  openTurns(watch, instant(start + watch.shift));
  watch.begun.resolve();
}

function openTurns(watch: InsideWatch, start: Instant): void {
  const schedules = makeSchedules(insideSpecs(watch.asked, watch.env.clients), start);
  watch.turns = new Map(schedules.map((schedule) => [schedule.spec.name, { schedule, told: new Set<number>() }]));
}

/** Nothing can be asked inside any more, for this reason. */
async function goBlind(watch: InsideWatch, reason: string): Promise<void> {
  const { asked, env, halted, begun } = watch;
  if (halted.aborted) return;
  const names = asked.map(({ name }) => name).join(', ');
  const problem = failure('R322', `what is asked from inside the network is asked no more: ${reason}`, { at: names });
  watch.emit({ type: 'warned', failure: problem } satisfies EventBody);
  if (watch.turns.size === 0) openTurns(watch, env.clock.now());
  begun.resolve();
  await Promise.all([...watch.turns.values()].map((turns) => pass(watch, turns)));
}

async function pass({ env, halted, emit }: InsideWatch, turns: Turns): Promise<void> {
  for (;;) {
    await env.clock.sleepUntil(nextUntold(turns), halted).catch(() => undefined);
    if (halted.aborted) return;
    emit(takeUnseen(turns));
  }
}
