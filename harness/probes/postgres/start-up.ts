/** A start-up message of PostgreSQL, and what its server makes of it before a password is needed. */
import type { Conversation } from '../../engine/clients.ts';
import type { Outcome } from '../../model/probe.ts';
import { bytesOf, mostHeard, textOf, viewOf } from '../bytes.ts';
import { postgresRefusal } from './refusal.ts';

/** Protocol 3.0; user and database of the same name, which every new server has. */
const startUp = message(`${String.fromCharCode(0, 3, 0, 0)}user\0postgres\0database\0postgres\0\0`);

export const postgresStartUp: Conversation = {
  speaks: 'postgres',
  opening: startUp,
  hear: (received) => {
    const view = viewOf(received);
    for (let at = 0; at + 5 <= received.length; ) {
      const [type, length] = [String.fromCharCode(received[at]!), view.getUint32(at + 1)];
      if (length < 4 || length > mostHeard) return 'protocol';
      const end = at + 1 + length;
      if (end > received.length) return null;
      const outcome = judge(type, received.subarray(at + 5, end));
      if (outcome !== null) return outcome;
      at = end;
    }
    return null;
  },
};

/** Null: what comes next says more. */
function judge(type: string, body: Uint8Array): Outcome | null {
  switch (type) {
    // It wants a password, or has let us in; the latter is sent before all limits are looked at.
    case 'R':
      return body.length >= 4 && viewOf(body).getUint32(0) === 0 ? null : 'ok';
    case 'E':
      return ofError(textOf(body));
    case 'S':
    case 'N':
    case 'K':
    case 'v':
      return null;
    case 'Z':
      return 'ok';
    default:
      return 'protocol';
  }
}

/** Fields that begin with a letter each: `C` is the SQLSTATE, `M` the message. */
function ofError(text: string): Outcome {
  const field = (letter: string): string =>
    text
      .split('\0')
      .find((one) => one.startsWith(letter))
      ?.slice(1) ?? '';
  const outcome = postgresRefusal({ code: field('C'), message: field('M') });
  // About who asks, and for what: it answers.
  return outcome === 'denied' || outcome === 'wrong' ? 'ok' : outcome;
}

function message(text: string): Uint8Array {
  const bytes = bytesOf(`\0\0\0\0${text}`);
  viewOf(bytes).setUint32(0, bytes.length);
  return bytes;
}
