/** What a good answer holds, as a scenario writes it: a text, or a pattern with its flags. */
import type { BodyCheck } from '../model/body-check.ts';
import { value } from './schema.ts';

/** Everything is matched once, from its beginning: a pattern that remembers where it was would judge by turns. */
export const isPattern = (given: unknown): given is RegExp => given instanceof RegExp && !/[gy]/.test(given.flags);

const flagless = 'leave the flags g and y out: every body is matched from its beginning';

export const body = value<string | RegExp>(
  (given) => (typeof given === 'string' ? given !== '' : isPattern(given)),
  (given) =>
    given instanceof RegExp ? flagless : "give what a good body holds: 'ok' or /^ok$/i; nothing at all is /^$/",
);

export const patternCheck = ({ source, flags }: RegExp): { readonly matches: string; readonly flags?: string } => ({
  matches: source,
  ...(flags !== '' && { flags }),
});

export const bodyCheck = (wanted: string | RegExp): BodyCheck =>
  typeof wanted === 'string' ? { contains: wanted } : patternCheck(wanted);
