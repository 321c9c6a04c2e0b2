/** What an error of PostgreSQL is worth, by its SQLSTATE. */
import type { Refusal } from '../../engine/clients.ts';
import type { Outcome } from '../../model/probe.ts';

const byState: Readonly<Record<string, Outcome>> = {
  '53300': 'full',
  '57P01': 'stopping',
  '57P02': 'stopping',
  // There is no such database to be let in to; no right to what was asked.
  '3D000': 'denied',
  '42501': 'denied',
};

export function postgresRefusal({ code, message }: Refusal): Outcome {
  if (code === '57P03') return ofNotNow(message);
  // A role, a password, or a host that it does not let in.
  if (code.startsWith('28')) return 'denied';
  // Out of memory or disk, a system's or an internal error.
  return byState[code] ?? (/^(53|58|XX)/.test(code) ? 'not_serving' : 'wrong');
}

/** Cannot connect now. Only the message says why, and it may be in any language. */
function ofNotNow(message: string): Outcome {
  if (/shutting down/.test(message)) return 'stopping';
  return /starting up|recovery|not (yet )?accepting/.test(message) ? 'starting' : 'not_serving';
}
