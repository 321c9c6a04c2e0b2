/** The open-loop prober: every probe is sent when it is due, whatever came back before. It is the clock of a run. */
import type { Clock } from '../engine/environment.ts';
import type { EventBody } from '../model/event.ts';
import { failure } from '../model/failure.ts';
import { after, between, type Instant, instant } from '../model/time.ts';
import type { Slot } from './asker.ts';
import { endedEvent, unsentAnswer } from './ended.ts';
import { dueOf, makeSchedules, type ProberSpec, type ProbeSchedule } from './probe-schedule.ts';

/** The most requests that may be unanswered at once; a slot that comes beyond it is not sent, and a warning says so. */
export const mostUnderWay = 10_000;

export interface Prober {
  /** Resolves once it has been stopped and everything has ended; rejects when `emit` or an asker threw, which also stops it. */
  readonly ended: Promise<void>;
  /** Sends nothing more, lets what is under way end (each within its own time), and returns `ended`. */
  stop(): Promise<void>;
}

interface Probing {
  readonly clock: Clock;
  readonly emit: (event: EventBody) => void;
  readonly schedules: readonly ProbeSchedule[];
  underWay: number;
  capTold: boolean;
  /** Stops the schedule. */
  readonly halt: AbortController;
  /** What `emit` or an asker threw; the first one is reported. */
  readonly errors: unknown[];
  onDrained: () => void;
}

/** Its schedules begin at `start`: at once, where that is left out. `emit` gets one `probe.ended` per slot when it ends, and is never awaited. Aborting `signal` is like `stop`. */
export function startProber(
  specs: readonly ProberSpec[],
  clock: Clock,
  emit: (event: EventBody) => void,
  signal: AbortSignal,
  start: Instant = clock.now(),
): Prober {
  const probing: Probing = {
    clock,
    emit,
    schedules: makeSchedules(specs, start),
    underWay: 0,
    capTold: false,
    halt: new AbortController(),
    errors: [],
    onDrained: () => undefined,
  };
  const ended = probe(probing, AbortSignal.any([signal, probing.halt.signal]));
  // A caller that needs it awaits `ended` or `stop`; until then a failure must not end the process.
  ended.catch(() => undefined);
  return {
    ended,
    stop() {
      probing.halt.abort();
      return ended;
    },
  };
}

async function probe(probing: Probing, halted: AbortSignal): Promise<void> {
  const { schedules, clock } = probing;
  while (schedules.length > 0 && !halted.aborted) {
    try {
      await clock.sleepUntil(earliest(schedules), halted);
      sendDue(probing, clock.now());
    } catch (error) {
      if (!halted.aborted) giveUp(probing, error);
    }
  }
  if (probing.underWay > 0) await new Promise<void>((resolve) => (probing.onDrained = resolve));
  if (probing.errors.length > 0) throw probing.errors[0];
}

const earliest = (schedules: readonly ProbeSchedule[]): Instant => instant(Math.min(...schedules.map(dueOf)));

/** Sends every slot that is due, and passes over those that have been due for too long: catching up must not be a flood. */
function sendDue(probing: Probing, now: Instant): void {
  for (const schedule of probing.schedules) {
    const { connections, tolerance } = schedule;
    for (let due = dueOf(schedule); due <= now; due = dueOf(schedule)) {
      const number = schedule.slot;
      const slot: Slot = { number, connection: connections[number % connections.length]!, due };
      schedule.slot += 1;
      const full = probing.underWay >= mostUnderWay;
      if (full) tellCap(probing);
      if (full || between(due, now) > tolerance) probing.emit(endedEvent(schedule, slot, unsentAnswer(now)));
      else void send(probing, schedule, slot, now);
    }
  }
}

async function send(probing: Probing, schedule: ProbeSchedule, slot: Slot, now: Instant): Promise<void> {
  const { asker, probe } = schedule.spec;
  probing.underWay += 1;
  try {
    const timeout = between(now, after(slot.due, probe.within));
    probing.emit(endedEvent(schedule, slot, await asker.ask(slot, timeout)));
  } catch (error) {
    giveUp(probing, error);
  } finally {
    probing.underWay -= 1;
    if (probing.underWay === 0) probing.onDrained();
  }
}

function giveUp(probing: Probing, error: unknown): void {
  probing.errors.push(error);
  probing.halt.abort();
}

/** Once per run: one that hangs for long meets the cap in every slot. */
function tellCap(probing: Probing): void {
  if (probing.capTold) return;
  probing.capTold = true;
  const message = `${mostUnderWay.toLocaleString('en')} requests were unanswered at once; further slots were not sent`;
  const fix = 'lower the rate of the probes or the time their answers have';
  probing.emit({ type: 'warned', failure: failure('R311', message, { fix }) });
}
