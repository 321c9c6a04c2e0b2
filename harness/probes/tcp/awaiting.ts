/** The conversation of a TCP probe: what is sent, and whether what comes holds what is awaited. */
import type { Conversation } from '../../engine/clients.ts';
import type { BodyCheck } from '../../model/body-check.ts';
import { bytesOf, mostHeard, textOf } from '../bytes.ts';
import { bodyTest } from '../http/judge.ts';

export function awaiting(send: string | null, awaits: BodyCheck): Conversation {
  const passes = bodyTest(awaits);
  return {
    speaks: 'tcp',
    opening: send === null ? null : bytesOf(send),
    hear: (received, over) => {
      if (passes(textOf(received))) return 'ok';
      return over || received.length >= mostHeard ? 'wrong' : null;
    },
  };
}
