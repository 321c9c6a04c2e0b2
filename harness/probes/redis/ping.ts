/** PING, as Redis and those who speak as it does answer it. */
import type { Conversation } from '../../engine/clients.ts';
import type { Outcome } from '../../model/probe.ts';
import { bytesOf, mostHeard, textOf } from '../bytes.ts';

/** By the word that an error begins with. To want a password, or to forbid PING, is to answer. */
const errors: Readonly<Record<string, Outcome>> = {
  NOAUTH: 'ok',
  NOPERM: 'ok',
  LOADING: 'starting',
  MASTERDOWN: 'not_serving',
  BUSY: 'not_serving',
  MISCONF: 'not_serving',
  // Protected mode: it lets nobody in who is not in its own container.
  DENIED: 'not_serving',
};

export const redisPing: Conversation = {
  speaks: 'redis',
  opening: bytesOf('*1\r\n$4\r\nPING\r\n'),
  hear: (received) => {
    const text = textOf(received);
    if (!/^[+-]/.test(text)) return 'protocol';
    const end = text.indexOf('\r\n');
    if (end >= 0) return judge(text.slice(0, end));
    return received.length < mostHeard ? null : 'protocol';
  },
};

function judge(line: string): Outcome {
  if (line === '+PONG') return 'ok';
  if (line.startsWith('-ERR max number of clients')) return 'full';
  const [word = ''] = line.slice(1).split(' ');
  return (line.startsWith('-') ? errors[word] : undefined) ?? 'wrong';
}
