/** What of a body is always the same: its words as they are, with numbers and names that machines make left open. */
import type { BodyCheck } from '../model/body-check.ts';

/** Of a longer body its beginning tells whose it is. */
const most = 300;

/** What an answer keeps of a body that is too long to be kept whole. */
const cut = /… \d+ characters, [0-9a-f]{8}$/;

/** Numbers, instants, and the names of containers: hexadecimal with a digit among it. */
const made = /\b(?=[0-9a-f-]*\d)[0-9a-f]{6,}(?:-[0-9a-f]{4,})*\b|\d[\d.,:TZ-]*/gi;

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** Every text that differs from it in what machines make alone. */
function pattern(body: string, keeps: 'words' | 'everything'): string {
  const isWhole = body.length <= most && !cut.test(body);
  const text = isWhole ? body : body.slice(0, most);
  const parts = keeps === 'everything' ? [text] : text.split(made);
  return `^${parts.map(escaped).join('[\\w.,:-]+')}${isWhole ? '$' : ''}`;
}

/**
 * Null: its answers differ. `others`: what other services answer; where their bodies differ in no more than what is left open, nothing is.
 */
export function goodBody(bodies: readonly string[], others: readonly string[]): BodyCheck | null {
  const [first] = bodies;
  if (first === undefined || first === '') return null;
  const open = pattern(first, 'words');
  if (!bodies.every((body) => new RegExp(open).test(body))) return null;
  const isAlike = others.some((body) => !bodies.includes(body) && new RegExp(open).test(body));
  if (!isAlike) return { matches: open };
  return bodies.every((body) => body === first) ? { matches: pattern(first, 'everything') } : null;
}
