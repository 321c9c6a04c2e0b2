/** The real TCP client: a connection is opened, timed, held for a moment and ended; nothing is sent over it. */
import { connect } from 'node:net';
import type { Outcome } from '../../model/probe.ts';
import type { Instant } from '../../model/time.ts';
import type { TcpClient } from '../clients.ts';
import type { Clock } from '../environment.ts';
import { outcomeOfError } from './http-outcome.ts';

/** A proxy in front takes every connection, and drops it at once where nobody is behind it. Milliseconds. */
const held = 50;

/** Its instants are read from `clock`. */
export const systemTcp = (clock: Clock): TcpClient => ({
  connect: ({ host, port, timeout }) =>
    new Promise((resolve) => {
      const sent = clock.now();
      let connected: Instant | null = null;
      const socket = connect({ host, port });
      const end = (outcome: Outcome): void => {
        clearTimeout(timer);
        socket.destroy();
        resolve({ sent, connected, firstByte: null, end: clock.now(), outcome, status: null, instance: null });
      };
      let timer = setTimeout(() => end('connect_timeout'), timeout);
      socket.once('connect', () => {
        connected = clock.now();
        clearTimeout(timer);
        timer = setTimeout(() => end('ok'), held);
      });
      socket.once('error', (error) => end(outcomeOfError(error, connected !== null)));
      // A server that greets first, like a mail server, is there; but its end is not.
      socket.once('end', () => end('closed_early'));
      socket.once('close', () => end('closed_early'));
      socket.resume();
    }),
});
