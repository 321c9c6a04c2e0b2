/** One short conversation over a TCP connection of its own, with its instants on the run's clock. */
import { connect } from 'node:net';
import type { Outcome } from '../../model/probe.ts';
import type { Instant } from '../../model/time.ts';
import type { Answer, TcpQuestion } from '../clients.ts';
import type { Clock } from '../environment.ts';
import { outcomeOfError } from './http-outcome.ts';

/** Ends exactly once, within its time, whatever the other side does. */
export const converse = (clock: Clock, { host, port, timeout, conversation }: TcpQuestion): Promise<Answer> =>
  new Promise((resolve) => {
    const sent = clock.now();
    let connected: Instant | null = null;
    let firstByte: Instant | null = null;
    let received: Uint8Array = new Uint8Array();
    const socket = connect({ host, port });
    const end = (outcome: Outcome): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve({ sent, connected, firstByte, end: clock.now(), outcome, status: null, instance: null });
    };
    /** What came as far as it goes may be an answer; else it is how it ended. */
    const over = (outcome: Outcome): void => {
      const heard = received.length === 0 ? null : conversation.hear(received, true);
      end(typeof heard === 'string' ? heard : outcome);
    };
    // One more round of the event loop reads what is there, where it was ours that was blocked.
    const expire = (): void =>
      void setImmediate(() => over(connected === null ? 'connect_timeout' : 'response_timeout'));
    const timer = setTimeout(expire, Math.ceil(timeout));
    socket.once('connect', () => {
      connected = clock.now();
      if (conversation.opening !== null) socket.write(conversation.opening);
    });
    socket.on('data', (chunk) => {
      firstByte ??= clock.now();
      received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
      const heard = conversation.hear(received, false);
      if (typeof heard === 'string') return end(heard);
      if (heard === null) return;
      received = new Uint8Array();
      socket.write(heard);
    });
    socket.once('error', (error) => over(outcomeOfError(error, connected !== null)));
    socket.once('end', () => over('closed_early'));
    socket.once('close', () => over('closed_early'));
  });
