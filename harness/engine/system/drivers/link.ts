/**
 * The sockets that a client library opens: when they connected, when something came and how they were lost is seen here, the same for every
 * library, whatever it makes of that itself.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';
import type { Outcome } from '../../../model/probe.ts';
import type { Instant } from '../../../model/time.ts';
import type { Clock } from '../../environment.ts';
import { outcomeOfError } from '../http-outcome.ts';

export interface Link {
  /** Runs what opens sockets: now or later, they are this link's. */
  readonly within: <T>(work: () => T) => T;
  /** Null: none stands. */
  readonly connected: Instant | null;
  /** The first byte since `listen`; null: none. */
  readonly heard: Instant | null;
  /** How the first that was lost was lost; null: none was. */
  readonly lost: Outcome | null;
  /** Forgets what was heard, and calls `onLost` when a socket is lost, once. */
  readonly listen: (onLost: () => void) => void;
  /** Ends all sockets at once. */
  readonly cut: () => void;
}

const storage = new AsyncLocalStorage<(socket: Socket) => void>();
let subscribed = false;

/** Node tells of each socket that a `connect` makes, in the course of that call. Asked for only where libraries are used. */
function subscribeOnce(): void {
  if (subscribed) return;
  subscribed = true;
  subscribe('net.client.socket', (message) => storage.getStore()?.((message as { readonly socket: Socket }).socket));
}

export function makeLink(clock: Clock): Link {
  subscribeOnce();
  const sockets = new Set<Socket>();
  const state = { connected: null as Instant | null, heard: null as Instant | null, lost: null as Outcome | null };
  let cut = false;
  let tell = (): void => undefined;

  const lose = (outcome: Outcome): void => {
    if (state.lost !== null || cut) return;
    state.lost = outcome;
    tell();
  };
  const follow = (socket: Socket): void => {
    if (cut) return void socket.destroy();
    sockets.add(socket);
    socket.once('connect', () => {
      state.connected ??= clock.now();
      socket.on('data', () => {
        state.heard ??= clock.now();
      });
    });
    socket.on('error', (error) => lose(outcomeOfError(error, state.connected !== null)));
    // The other side's end. Where the library ends one itself, it only closes.
    socket.once('end', () => lose('closed_early'));
    socket.once('close', () => sockets.delete(socket));
  };
  return {
    within: (work) => storage.run(follow, work),
    get connected() {
      return state.connected;
    },
    get heard() {
      return state.heard;
    },
    get lost() {
      return state.lost;
    },
    listen(onLost) {
      state.heard = null;
      tell = onLost;
    },
    cut() {
      cut = true;
      for (const socket of sockets) socket.destroy();
    },
  };
}
