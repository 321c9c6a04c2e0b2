/** Values of probes, and what is claimed of them, in words. */
import type { ValueClaim } from '../../model/answer-claim.ts';

const mostShown = 60;

/** As it was read, on one line, its end cut off where it is long. */
export function valueText(value: string): string {
  const line = value.replace(/\s+/g, ' ').trim();
  if (line === '') return 'an empty value';
  return line.length <= mostShown ? line : `${line.slice(0, mostShown - 1)}…`;
}

export function valueClaimText(must: ValueClaim): string {
  if ('equals' in must) return valueText(String(must.equals));
  if ('matches' in must) return `/${must.matches}/${must.flags ?? ''}`;
  const { atLeast, atMost } = must;
  if (atLeast === null) return `at most ${atMost}`;
  return atMost === null ? `at least ${atLeast}` : `${atLeast} … ${atMost}`;
}
