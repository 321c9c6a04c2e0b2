/** The real TCP client: a connection is opened, timed, and held for a moment or talked over, then ended. */
import { connect } from 'node:net';
import type { Outcome } from '../../model/probe.ts';
import type { Instant } from '../../model/time.ts';
import { keptFor, type TcpClient } from '../clients.ts';
import type { Clock } from '../environment.ts';
import { outcomeOfError } from './http-outcome.ts';
import { converse } from './tcp-conversation.ts';

/** Its instants are read from `clock`. */
export const systemTcp = (clock: Clock): TcpClient => ({
  converse: (question) => converse(clock, question),
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
        timer = setTimeout(() => end('ok'), keptFor);
      });
      socket.once('error', (error) => end(outcomeOfError(error, connected !== null)));
      // A server that greets first, like a mail server, is there; but its end is not.
      socket.once('end', () => end('closed_early'));
      socket.once('close', () => end('closed_early'));
      socket.resume();
    }),
});
