/** The header of AMQP 0-9-1, which a broker answers with Connection.Start. */
import type { Conversation } from '../../engine/clients.ts';
import type { Outcome } from '../../model/probe.ts';
import { bytesOf, mostHeard, textOf, viewOf } from '../bytes.ts';

/** A frame: its type, its channel and its size, then the class and the number of its method. */
const head = 7;
const connection = 10;
const start = 10;

export const amqpHeader: Conversation = {
  speaks: 'amqp',
  opening: bytesOf('AMQP\0\0\t\u0001'),
  hear: (received): Outcome | null => {
    // It speaks another version, and says which.
    if (textOf(received.subarray(0, 4)) === 'AMQP') return 'wrong';
    if (received[0] !== 1 && received[0] !== 'A'.charCodeAt(0)) return 'protocol';
    if (received.length < head + 4) return null;
    const view = viewOf(received);
    if (view.getUint32(3) > mostHeard) return 'protocol';
    if (view.getUint16(head) !== connection) return 'protocol';
    return view.getUint16(head + 2) === start ? 'ok' : 'not_serving';
  },
};
