/** PING, as Redis and those who speak as it does answer it. */
import type { Conversation } from '../../engine/clients.ts';
import type { Outcome } from '../../model/probe.ts';
import { bytesOf, mostHeard, textOf } from '../bytes.ts';
import { redisRefusal } from './refusal.ts';

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
  if (!line.startsWith('-')) return line === '+PONG' ? 'ok' : 'wrong';
  const message = line.slice(1);
  const outcome = redisRefusal({ code: message.split(' ')[0]!, message });
  // To want a password, or to forbid PING, is to answer.
  return outcome === 'denied' ? 'ok' : outcome;
}
