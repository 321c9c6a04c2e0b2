/** The charts in words, for readers who cannot see them. */
import type { MeasureResult } from '../../model/comparison.ts';
import { medianText } from '../../model/estimate-text.ts';
import { cameText } from './figures.ts';
import { pairOf } from './words.ts';

export const describeDots = (result: MeasureResult): string =>
  result.variants
    .map((one) => {
      const word = pairOf(result, one.variant)?.word ?? 'the reference';
      return `${one.variant}: median ${medianText(one, result.measure.window)}, ${word}.`;
    })
    .join(' ');

export const describeShares = ({ variants }: MeasureResult): string =>
  variants.map((one) => `${one.variant}: seen in ${cameText(one.came)} of the repeats.`).join(' ');
