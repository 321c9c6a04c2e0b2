/** Names and figures of a comparison's sentences. */
import { lowerRatio, upperRatio } from '../model/rounding.ts';

/** `1.48 … 1.52`, outwards. */
export const intervalText = (min: number, max: number): string => `${lowerRatio(min)} … ${upperRatio(max)}`;

/** A variant's name in a sentence: in quotes where it is more than one word. */
export const named = (variant: string): string => (/^[\w.-]+$/.test(variant) ? variant : `‘${variant}’`);
