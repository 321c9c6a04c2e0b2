/** All invented comparisons, and one with markup, control characters and long words in every name and sentence. */
import type { Comparison } from '../../../harness/model/comparison.ts';
import { poisoned } from '../sample-hostile.ts';
import { chapter } from './sample-chapter.ts';
import { factorial } from './sample-factorial.ts';
import { censored, empty, uncertain } from './sample-uncertain.ts';

const keys =
  'title file sentence command seed variant against reference experiment service probe folder rejected field value text because patch endingReason message fix notes scenario commit version run';

export const hostile = poisoned(chapter, keys);

export const samples: Readonly<Record<string, Comparison>> = { chapter, factorial, censored, uncertain, empty };
