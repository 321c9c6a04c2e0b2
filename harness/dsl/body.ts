/** What a good answer holds, as a scenario writes it: a text, or a pattern with its flags. */
import type { BodyCheck } from '../model/probe.ts';
import { value } from './schema.ts';

/** Each body is matched once, from its beginning: a pattern that remembers where it was would judge by turns. */
export const body = value<string | RegExp>(
  (given) => (typeof given === 'string' ? given !== '' : given instanceof RegExp && !/[gy]/.test(given.flags)),
  (given) =>
    given instanceof RegExp
      ? 'leave the flags g and y out: every body is matched from its beginning'
      : "give what a good body holds: 'ok' or /^ok$/i; nothing at all is /^$/",
);

export function bodyCheck(wanted: string | RegExp): BodyCheck {
  if (typeof wanted === 'string') return { contains: wanted };
  return { matches: wanted.source, ...(wanted.flags !== '' && { flags: wanted.flags }) };
}
