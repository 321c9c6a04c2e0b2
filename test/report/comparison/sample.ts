/** All invented comparisons, and one with markup, control characters and long words in every name and sentence. */
import type { Comparison } from '../../../harness/model/comparison.ts';
import { poison } from '../sample-hostile.ts';
import { chapter } from './sample-chapter.ts';
import { factorial } from './sample-factorial.ts';
import { censored, empty, uncertain } from './sample-uncertain.ts';

const free: ReadonlySet<string> = new Set(
  'title file sentence command seed variant against reference experiment service probe folder rejected field value text because patch endingReason message fix notes scenario commit version run'.split(
    ' ',
  ),
);

function poisoned(value: unknown, key: string): unknown {
  if (typeof value === 'string') return free.has(key) ? value + poison : value;
  if (Array.isArray(value)) return value.map((one) => poisoned(one, key));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, poisoned(one, name)]));
}

export const hostile = poisoned(chapter, '') as Comparison;

export const samples: Readonly<Record<string, Comparison>> = { chapter, factorial, censored, uncertain, empty };
