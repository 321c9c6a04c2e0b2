/** The events of one run's project: one stream, resumed when it breaks. */
import { setTimeout as sleep } from 'node:timers/promises';
import type Docker from 'dockerode';
import { fail } from '../../../model/failure.ts';
import type { EngineEvents } from '../../engine.ts';
import { ask, reasonOf } from '../ask.ts';
import { engineNanoseconds } from '../facts.ts';
import type { Members } from '../members.ts';
import { linesOf } from './line.ts';
import { eventOutbox, type Outbox } from './outbox.ts';
import { closesGap } from './replay.ts';
import { liveEvents, rememberedEvents } from './source.ts';
import { type EventTranslator, eventTranslator } from './translate.ts';

const second = 1_000_000_000n;
/** How long an engine may be away before the stream is given up, in milliseconds; a restart takes up to half a minute. */
const patience = 60_000;

interface Subscription {
  readonly docker: Docker;
  readonly members: Members;
  readonly signal: AbortSignal;
  readonly translator: EventTranslator;
  readonly outbox: Outbox;
  /** The engine's clock (nanoseconds) and ours (milliseconds) at one moment, to tell the engine's time of a break. */
  readonly began: { readonly engine: bigint; readonly own: number };
}

export function dockerEvents(docker: Docker, members: Members): EngineEvents {
  return {
    /**
     * The engine answers with its headers just before it subscribes us, so those alone prove nothing. Asking for
     * everything since a moment before the request closes that gap: what comes in between is replayed.
     */
    subscribe: async (signal) => {
      const began = { engine: await engineNanoseconds(docker), own: performance.now() };
      const translator = eventTranslator(members.replicaOf);
      const outbox = eventOutbox((raw) => {
        const event = translator.translate(raw);
        return event === null ? null : { type: 'event', event };
      });
      const subscription = { docker, members, signal, translator, outbox, began };
      const stream = await ask('open the stream of events', liveEvents(docker, began.engine, signal));
      await ask('list containers', knowContainers(subscription));
      follow(subscription, stream).then(
        () => outbox.end(),
        (error: unknown) => outbox.end(signal.aborted ? undefined : error),
      );
      return outbox.items;
    },
  };
}

async function knowContainers({ docker, members, translator }: Subscription): Promise<void> {
  for (const { Id, Labels } of await members.list(docker)) translator.know(Id, members.replicaOf(Id, Labels));
}

async function follow(subscription: Subscription, first: NodeJS.ReadableStream): Promise<void> {
  const { signal, outbox } = subscription;
  for (let stream = first; ; stream = await reopen(subscription)) {
    try {
      for await (const line of linesOf(stream)) outbox.accept(line);
    } catch {
      // However a stream ends, it is opened again; what cannot be is reported by `reopen`.
    }
    if (signal.aborted) return;
  }
}

async function reopen(subscription: Subscription): Promise<NodeJS.ReadableStream> {
  const { signal, began } = subscription;
  const now = performance.now();
  const broke = began.engine + BigInt(Math.round((now - began.own) * 1e6));
  for (;;) {
    try {
      return await resume(subscription, broke);
    } catch (error) {
      signal.throwIfAborted();
      if (performance.now() - now > patience) {
        return fail('R402', `The stream of events broke and cannot be opened again: ${reasonOf(error)}.`);
      }
      await sleep(100, undefined, { signal });
    }
  }
}

/**
 * Asks from a second before the last event, because events may arrive late, but never from before the subscription.
 * Repeats are dropped by the outbox.
 */
async function resume(subscription: Subscription, broke: bigint): Promise<NodeJS.ReadableStream> {
  const { docker, signal, outbox, began } = subscription;
  const last = outbox.last();
  const from = last?.nanoseconds ?? began.engine;
  const since = from - second < began.engine ? began.engine : from - second;
  const stream = await liveEvents(docker, since, signal);
  const now = await engineNanoseconds(docker);
  const [replay] = await Promise.all([rememberedEvents(docker, since, now), knowContainers(subscription)]);
  if (!closesGap(replay, { last, broke: broke - second })) {
    const next = replay.find(({ nanoseconds }) => nanoseconds > from)?.nanoseconds ?? now;
    outbox.lose(from, next, 'the stream broke, and the engine no longer remembers all that happened meanwhile');
  }
  return stream;
}
