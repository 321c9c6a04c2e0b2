/** Turns the engine's events into lines of the timeline, and lets others wait for the next one. */

import type { EventsItem } from '../engine/engine.ts';
import type { Environment } from '../engine/environment.ts';
import type { Instant } from '../model/time.ts';
import type { Recorder } from './recorder.ts';

export interface Watch {
  /** Resolves after the next event that is recorded, or when the stream ends. */
  next(): Promise<void>;
  /** How often events were lost so far. */
  readonly lost: () => number;
  /** Stops watching once everything that arrived is recorded. */
  stop(): Promise<void>;
}

export interface WatchInputs {
  readonly env: Environment;
  readonly recorder: Recorder;
  readonly clockOffset: number;
  /** Called once when the stream ends although nobody stopped it: the engine is gone. */
  readonly onLost: (error: unknown) => void;
}

/** Subscribes, and returns once the subscription stands. */
export async function startWatch(inputs: WatchInputs): Promise<Watch> {
  const ending = new AbortController();
  const stream = await inputs.env.engine.events.subscribe(ending.signal);
  let waiting: (() => void)[] = [];
  let lost = 0;
  const wake = (): void => {
    const woken = waiting;
    waiting = [];
    for (const one of woken) one();
  };
  const pump = (async () => {
    try {
      for await (const item of stream) {
        record(item, inputs);
        if (item.type === 'lost') lost += 1;
        wake();
      }
      if (!ending.signal.aborted) inputs.onLost(new Error("the engine's events ended"));
    } catch (error) {
      if (!ending.signal.aborted) inputs.onLost(error);
    } finally {
      wake();
    }
  })();
  return {
    next: () => new Promise((resolve) => waiting.push(resolve)),
    lost: () => lost,
    async stop() {
      ending.abort(new Error('the run is over'));
      await pump;
    },
  };
}

function record(item: EventsItem, { env, recorder, clockOffset }: WatchInputs): void {
  const onRun = (time: number): Instant => (time - env.clock.wall - clockOffset) as Instant;
  if (item.type === 'lost') {
    recorder.append({ type: 'events.lost', from: onRun(item.from), to: onRun(item.to), reason: item.reason });
    return;
  }
  const { service, replica, change, time } = item.event;
  const container = item.event.container.slice(0, 12);
  recorder.append({ type: 'container.changed', service, replica, container, change, engineAt: onRun(time) });
}
