/** What a broker's refusal is worth, by the reply code of AMQP 0-9-1. */
import type { Refusal } from '../../engine/clients.ts';
import type { Outcome } from '../../model/probe.ts';

const byCode: Readonly<Record<string, Outcome>> = {
  320: 'stopping',
  // A user or a password; a virtual host.
  403: 'denied',
  530: 'denied',
  506: 'full',
  541: 'not_serving',
};

export const amqpRefusal = ({ code, message }: Refusal): Outcome =>
  /limit .*reached/.test(message) ? 'full' : (byCode[code] ?? 'wrong');
