/** What of a body is always the same: its words as they are, with numbers and names that machines make left open. */
import type { BodyCheck } from '../model/body-check.ts';

/** Of a longer body its beginning tells whose it is. */
const most = 300;

/** What an answer keeps of a body that is too long to be kept whole. */
const cut = /… \d+ characters, [0-9a-f]{8}$/;

/** Numbers, instants, and the names of containers: hexadecimal with a digit among it. */
const made = /\b(?=[0-9a-f-]*\d)[0-9a-f]{6,}(?:-[0-9a-f]{4,})*\b|\d[\d.,:TZ-]*/gi;

/** The same, but for a number that is part of a name: `backend-1`, `web2`. */
const madeOutsideNames = new RegExp(`(?<![a-z][_-]?)(?:${made.source})`, 'gi');

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** Every text that differs from it in what is left open alone. */
function pattern(body: string, leftOpen: RegExp): string {
  const isWhole = body.length <= most && !cut.test(body);
  const parts = (isWhole ? body : body.slice(0, most)).split(leftOpen);
  return `^${parts.map(escaped).join('[\\w.,:-]+')}${isWhole ? '$' : ''}`;
}

/**
 * Null: its answers differ in words. `others`: what other services answer; where only a number in a name tells them from it, that is kept too.
 */
export function goodBody(bodies: readonly string[], others: readonly string[]): BodyCheck | null {
  const [first] = bodies;
  if (first === undefined || first === '') return null;
  const holds = (text: string, all: readonly string[]): boolean => all.every((body) => new RegExp(text).test(body));
  const [open, named] = [pattern(first, made), pattern(first, madeOutsideNames)];
  if (!holds(open, bodies)) return null;
  const isAlike = others.some((body) => holds(open, [body]) && !holds(named, [body]));
  return { matches: isAlike && holds(named, bodies) ? named : open };
}
