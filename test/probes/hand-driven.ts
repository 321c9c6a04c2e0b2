/** A world whose clock moves only by hand, and whose services answer after a set time or never. */
import { type Answer, asHeard, type HttpRequest } from '../../harness/engine/clients.ts';
import type { Clock, Environment } from '../../harness/engine/environment.ts';
import type { Outcome } from '../../harness/model/probe.ts';
import { after, type Duration, type Instant, instant } from '../../harness/model/time.ts';

interface Sleeper {
  readonly until: Instant;
  readonly wake: () => void;
}

export interface HandDriven {
  readonly env: Environment;
  readonly requests: readonly (HttpRequest & { readonly at: Instant })[];
  /** Moves the clock to `to`, stopping wherever somebody wakes. */
  advance(to: number): Promise<void>;
  /** Moves the clock to `to` in one step: nobody woke meanwhile. */
  stall(to: number): Promise<void>;
}

interface Reply {
  readonly status: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Behaviour {
  /** Null: it never answers, and the request ends at its timeout. */
  readonly answersAfter: number | null;
  readonly outcome?: Outcome;
  /** What it answers, where it is not `200` and `good`. */
  readonly reply?: (asked: HttpRequest, at: Instant) => Reply | Outcome;
  /** How long it takes until the request has left. */
  readonly sendTakes?: number;
}

export function handDriven(behaviour: Behaviour): HandDriven {
  let now = instant(0);
  const sleepers: Sleeper[] = [];
  const requests: (HttpRequest & { at: Instant })[] = [];

  const clock: Clock = {
    wall: 0,
    now: () => now,
    sleepUntil(until, signal) {
      if (signal?.aborted) return Promise.reject(signal.reason);
      if (until <= now) return Promise.resolve();
      return new Promise((resolve, reject) => {
        sleepers.push({ until, wake: resolve });
        signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
      });
    },
  };

  const request = async (asked: HttpRequest): Promise<Answer> => {
    requests.push({ ...asked, at: now });
    const sent = after(now, (behaviour.sendTakes ?? 0) as Duration);
    const inTime = behaviour.answersAfter !== null && behaviour.answersAfter < asked.timeout;
    await clock.sleepUntil(after(sent, (inTime ? behaviour.answersAfter : asked.timeout) as Duration));
    const reply: Reply | Outcome = behaviour.reply?.(asked, now) ?? behaviour.outcome ?? { status: 200, body: 'good' };
    const shared = { sent, connected: sent, end: now, instance: null };
    if (!inTime || typeof reply === 'string') {
      const failed = { firstByte: inTime ? now : null, status: inTime ? 200 : null };
      return { ...shared, ...failed, outcome: inTime && typeof reply === 'string' ? reply : 'response_timeout' };
    }
    const { status, body, headers = {} } = reply;
    return asHeard({ ...shared, firstByte: now, status }, asked.accept(status, body, headers));
  };

  const wakeDue = async (): Promise<void> => {
    sleepers.sort((a, b) => a.until - b.until);
    while (sleepers.length > 0 && sleepers[0]!.until <= now) sleepers.shift()!.wake();
    // Promises alone lie between waking and the next sleep, so one turn of the loop is enough for all of them.
    await new Promise(setImmediate);
  };

  return {
    env: { clock, clients: { http: { request, close: () => undefined } } } as unknown as Environment,
    requests,
    async advance(to) {
      await wakeDue();
      for (;;) {
        const next = Math.min(...sleepers.map((one) => one.until));
        if (next > to) break;
        now = instant(next);
        await wakeDue();
      }
      now = instant(to);
    },
    async stall(to) {
      now = instant(to);
      await wakeDue();
    },
  };
}
