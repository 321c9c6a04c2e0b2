/** When a stack is in its steady state as its probes see it: each has been answered well for half a second. */
import type { EventBody } from '../model/event.ts';
import type { ProbeName } from '../model/probe.ts';
import { after, type Duration, type Instant, milliseconds, seconds } from '../model/time.ts';
import type { RunContext, UntilSettled } from './context.ts';
import type { Recorder } from './recorder.ts';

/** One good sample is enough for a probe with a lower rate. */
const goodFor = milliseconds(500);

/** A stack that takes longer is measured as it is: the analysis then says who was not steady. */
const patience: Duration = seconds(15);

export interface ReadinessWatch {
  /** Hands every event on, and reads the probes among them. */
  readonly recorder: Recorder;
  readonly untilSettled: UntilSettled;
}

export function watchReadiness({ plan, recorder, env, signal }: RunContext): ReadinessWatch {
  /** Since when each probe has been good; null: it is not. */
  const since = new Map<ProbeName, Instant | null>(Object.keys(plan.probes).map((name) => [name, null]));
  const last = new Map<ProbeName, Instant>();
  let wake: () => void = () => undefined;

  const note = (event: EventBody): void => {
    if (event.type !== 'probe.ended' || event.role !== 'probe' || event.outcome === 'harness_late') return;
    if (event.outcome !== 'ok') since.set(event.probe, null);
    else if (since.get(event.probe) == null) since.set(event.probe, event.due);
    last.set(event.probe, event.due);
    wake();
  };
  const isGood = ([name, from]: readonly [ProbeName, Instant | null]): boolean => {
    if (from === null) return false;
    const seldom = 1000 / plan.probes[name]!.rate > goodFor;
    return seldom || last.get(name)! >= after(from, goodFor);
  };

  return {
    recorder: {
      append(body) {
        const event = recorder.append(body);
        note(body);
        return event;
      },
    },
    async untilSettled(only, within = patience) {
      const bad = (): readonly ProbeName[] =>
        [...since].filter((one) => (only?.includes(one[0]) ?? true) && !isGood(one)).map(([name]) => name);
      const deadline = after(env.clock.now(), within);
      const over = new AbortController();
      const expired = env.clock.sleepUntil(deadline, AbortSignal.any([signal, over.signal]));
      expired.catch(() => undefined);
      while (bad().length > 0 && env.clock.now() < deadline) {
        const next = new Promise<void>((resolve) => {
          wake = resolve;
        });
        await Promise.race([next, expired]);
      }
      over.abort(new Error('settled'));
      signal.throwIfAborted();
      return bad();
    },
  };
}
