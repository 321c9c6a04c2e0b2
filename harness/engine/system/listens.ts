/** Whether somebody listens at an address: a connection is taken and kept, and nothing is sent over it. */
import { connect } from 'node:net';
import type { HostPort } from '../clients.ts';

/** A proxy in front takes every connection, and drops it at once where nobody is behind it. Milliseconds. */
const kept = 50;

/** No answer to the connect within this is nobody. Milliseconds. */
const patience = 1000;

/** Never rejects. */
export const listens = ({ host, port }: HostPort): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host, port });
    const end = (answer: boolean): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(answer);
    };
    let timer = setTimeout(() => end(false), patience);
    socket.once('connect', () => {
      clearTimeout(timer);
      timer = setTimeout(() => end(true), kept);
    });
    socket.once('error', () => end(false));
    // A server that greets first, like a mail server, is there; but its end is not.
    socket.once('end', () => end(false));
    socket.once('close', () => end(false));
    socket.resume();
  });
