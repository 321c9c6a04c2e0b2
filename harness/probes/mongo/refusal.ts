/** What an error of MongoDB, and of those who speak as it does, is worth, by its code. */
import type { Refusal } from '../../engine/clients.ts';
import type { Outcome } from '../../model/probe.ts';

const byCode: Readonly<Record<string, Outcome>> = {
  11: 'denied',
  13: 'denied',
  18: 'denied',
  91: 'stopping',
  11600: 'stopping',
  // Without a primary, or recovering.
  189: 'not_serving',
  10107: 'not_serving',
  11602: 'not_serving',
  13435: 'not_serving',
  13436: 'not_serving',
};

export const mongoRefusal = ({ code }: Refusal): Outcome => byCode[code] ?? 'wrong';
