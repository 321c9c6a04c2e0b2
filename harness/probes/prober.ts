/** The open-loop prober: every probe is sent when it is due, whatever came back before. It is the clock of a run. */
import type { Environment } from '../engine/environment.ts';
import type { EventBody } from '../model/event.ts';
import { failure } from '../model/failure.ts';
import { after, between, type Instant, instant } from '../model/time.ts';
import { endedEvent, type Slot, unsentAnswer } from './ended.ts';
import { dueOf, type Lane, makeLanes, type ProberSpec } from './probe-schedule.ts';

export type { ProberSpec } from './probe-schedule.ts';

/** The most requests that may be unanswered at once; a slot that comes beyond it is not sent, and a warning says so. */
export const mostUnderWay = 10_000;

export interface Prober {
  /** Resolves once it has been stopped and everything has ended; rejects when `emit` threw, which also stops it. */
  readonly ended: Promise<void>;
  /** Sends nothing more, lets what is under way end (each within its own time), and returns `ended`. */
  stop(): Promise<void>;
}

interface Probing {
  readonly env: Environment;
  readonly emit: (event: EventBody) => void;
  readonly lanes: readonly Lane[];
  underWay: number;
  capTold: boolean;
  /** Stops the schedule. */
  readonly halt: AbortController;
  /** What `emit` or an address threw; the first one is told. */
  readonly errors: unknown[];
  onDrained: () => void;
}

/** Begins at once. `emit` gets one `probe.ended` per slot when it ends, and is never awaited. Aborting `signal` is like `stop`. */
export function startProber(
  specs: readonly ProberSpec[],
  env: Environment,
  emit: (event: EventBody) => void,
  signal: AbortSignal,
): Prober {
  const probing: Probing = {
    env,
    emit,
    lanes: makeLanes(specs, env.clock.now()),
    underWay: 0,
    capTold: false,
    halt: new AbortController(),
    errors: [],
    onDrained: () => undefined,
  };
  const ended = probe(probing, AbortSignal.any([signal, probing.halt.signal]));
  // Whoever cares awaits `ended` or `stop`; until then a failure must not end the process.
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
  const { lanes, env } = probing;
  while (lanes.length > 0 && !halted.aborted) {
    try {
      await env.clock.sleepUntil(earliest(lanes), halted);
      sendDue(probing, env.clock.now());
    } catch (error) {
      if (!halted.aborted) giveUp(probing, error);
    }
  }
  if (probing.underWay > 0) await new Promise<void>((resolve) => (probing.onDrained = resolve));
  if (probing.errors.length > 0) throw probing.errors[0];
}

const earliest = (lanes: readonly Lane[]): Instant => instant(Math.min(...lanes.map(dueOf)));

/** Sends every slot that is due, and passes over those that have been due for too long: catching up must not be a flood. */
function sendDue(probing: Probing, now: Instant): void {
  for (const lane of probing.lanes) {
    for (let due = dueOf(lane); due <= now; due = dueOf(lane)) {
      const connection = lane.connections[lane.slot % lane.connections.length]!;
      const slot: Slot = { connection, due, write: lane.spec.write?.(lane.slot) ?? null };
      lane.slot += 1;
      const full = probing.underWay >= mostUnderWay;
      if (full) tellCap(probing);
      if (full || between(due, now) > lane.tolerance) probing.emit(endedEvent(lane, slot, unsentAnswer(now)));
      else void send(probing, lane, slot, now);
    }
  }
}

async function send(probing: Probing, lane: Lane, slot: Slot, now: Instant): Promise<void> {
  const { method, path, within } = lane.spec.probe;
  probing.underWay += 1;
  try {
    const { host, port } = lane.spec.address();
    const timeout = between(now, after(slot.due, within));
    const sent = slot.write === null ? { path } : { path: slot.write.path, body: slot.write.body };
    const asked = { host, port, method, ...sent, connection: slot.connection, timeout, accept: lane.judge };
    probing.emit(endedEvent(lane, slot, await probing.env.http.request(asked)));
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
