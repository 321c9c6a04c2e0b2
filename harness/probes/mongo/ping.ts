/** The command `ping` of MongoDB, which it answers without a login. */
import type { Conversation } from '../../engine/clients.ts';
import type { Outcome } from '../../model/probe.ts';
import { bytesOf, mostHeard, textOf, viewOf } from '../bytes.ts';

/** A message: its size, its number and whose reply it is, and what it is. Then its flags, and one section with a document. */
const header = 16;
const opMsg = 2013;
const body = header + 4 + 1;

/** `{ ping: 1, $db: 'admin' }`: each field has its type, its name and its value. */
const document = bytesOf('\0\0\0\0\u0010ping\0\u0001\0\0\0\u0002$db\0\u0006\0\0\0admin\0\0');
viewOf(document).setUint32(0, document.length, true);

const ping = new Uint8Array(body + document.length);
ping.set(document, body);
for (const [at, number] of [ping.length, 1, 0, opMsg].entries()) viewOf(ping).setUint32(4 * at, number, true);

export const mongoPing: Conversation = {
  speaks: 'mongo',
  opening: ping,
  hear: (received): Outcome | null => {
    if (received.length < header) return null;
    const view = viewOf(received);
    const length = view.getUint32(0, true);
    if (view.getUint32(12, true) !== opMsg || length < body || length > mostHeard) return 'protocol';
    if (received.length < length) return null;
    return isFine(received.subarray(body, length)) ? 'ok' : 'not_serving';
  },
};

const ok = textOf(bytesOf('ok\0'));

/** `ok: 1`, in whichever of the three kinds of numbers. */
function isFine(answer: Uint8Array): boolean {
  const at = [...answer.keys()].find((index) => textOf(answer.subarray(index, index + ok.length)) === ok);
  if (at === undefined) return false;
  const [type, value] = [answer[at - 1], at + ok.length];
  const view = viewOf(answer);
  return type === 1 ? view.getFloat64(value, true) === 1 : view.getUint32(value, true) === 1;
}
