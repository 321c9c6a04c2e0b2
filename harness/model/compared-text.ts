/** What a comparison of revisions says of a measure. */
import type { ComparedMeasure } from './night.ts';
import { probability, ratioInterval } from './ratio-text.ts';
import { ratioText } from './rounding.ts';

/** `3.3 times as long (2.9 … 3.8), p 0.008`. */
export function comparedText({ word, ratio, p }: Pick<ComparedMeasure, 'word' | 'ratio' | 'p'>): string {
  const chance = p === null ? '' : `, p ${probability(p)}`;
  if (ratio === null)
    return `${word === 'better' ? 'the accepted revision' : "tonight's revision"} hardly ever came${chance}`;
  return `${ratioText(ratio.value)} times as long (${ratioInterval(ratio.min, ratio.max)})${chance}`;
}
