/** The greeting of a MySQL or MariaDB server, and a login for it to refuse: MySQL counts a handshake that is left half done against its host. */
import type { Conversation } from '../../engine/clients.ts';
import type { Outcome } from '../../model/probe.ts';
import { bytesOf, mostHeard, viewOf } from '../bytes.ts';
import { mysqlRefusal } from './refusal.ts';

/** The older long password, protocol 4.1, its way of passwords, and a named plugin for them. */
const capabilities = 0x1 | 0x200 | 0x8000 | 0x80000;

/** Of nobody, without a password. */
const login = bytesOf(`${'\0'.repeat(4 + 4 + 1 + 23)}resilience\0\0mysql_native_password\0`);
viewOf(login).setUint32(0, capabilities, true);
viewOf(login).setUint32(4, 0x100_0000, true);
/** latin1, which every version has. */
login[8] = 8;

export const mysqlLogin: Conversation = {
  speaks: 'mysql',
  opening: null,
  hear: (received) => {
    if (received.length < 5) return null;
    const length = viewOf(received).getUint32(0, true) & 0xff_ffff;
    if (length === 0 || length > mostHeard) return 'protocol';
    if (received.length < 4 + length) return null;
    return answered(received[3]!, received.subarray(4, 4 + length));
  },
};

function answered(sequence: number, payload: Uint8Array): Outcome | Uint8Array {
  const greets = sequence === 0;
  switch (payload[0]) {
    case 0x0a:
      return greets ? packet(1, login) : 'protocol';
    case 0xff:
      return payload.length < 3 ? 'protocol' : ofError(viewOf(payload).getUint16(1, true));
    // Another plugin is to be used: without a password it is answered in the same way.
    case 0xfe:
      return greets ? 'protocol' : packet(sequence + 1, new Uint8Array());
    // It let us in, or wants to know more.
    case 0x00:
    case 0x01:
      return greets ? 'protocol' : 'ok';
    default:
      return 'protocol';
  }
}

/** About who asks, and for what: it answers. */
function ofError(number: number): Outcome {
  const outcome = mysqlRefusal({ code: String(number), message: '' });
  return outcome === 'denied' || outcome === 'wrong' ? 'ok' : outcome;
}

function packet(sequence: number, payload: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(4 + payload.length);
  viewOf(bytes).setUint32(0, payload.length, true);
  bytes[3] = sequence;
  bytes.set(payload, 4);
  return bytes;
}
