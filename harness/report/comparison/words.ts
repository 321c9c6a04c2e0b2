/** How the four outcomes are shown everywhere: a glyph each, so that colour alone decides nothing. */
import type { MeasureResult, Pair, PairOutcome } from '../../model/comparison.ts';
import type { Quantity } from '../../model/comparison-plan.ts';
import type { VariantName } from '../../model/variant.ts';
import type { Style } from '../paint.ts';

export const outcomeGlyph: Readonly<Record<PairOutcome, string>> = {
  better: '▲',
  worse: '▼',
  same: '=',
  'cannot tell': '?',
};

/** Class names of the page. */
export const outcomeTone: Readonly<Record<PairOutcome, string>> = {
  better: 'better',
  worse: 'worse',
  same: 'same',
  'cannot tell': 'untold',
};

export const outcomeStyle: Readonly<Record<PairOutcome, Style>> = {
  better: 'green',
  worse: 'red',
  same: 'cyan',
  'cannot tell': 'yellow',
};

/** The pair in which a variant is compared with the reference; undefined for the reference itself. */
export const pairOf = ({ pairs }: MeasureResult, variant: VariantName): Pair | undefined =>
  pairs.find((one) => one.variant === variant);

/** More than so many variants are reported more briefly. */
export const manyVariants = 8;

/** What the curve of shares tells. */
export const shareTitle: Readonly<Record<Quantity, string>> = {
  detection: 'Share noticed by t',
  recovery: 'Share recovered by t',
  engineRecovery: 'Share running and healthy by t',
  downtime: 'Share with at most t of downtime',
};

/** A setting in Compose's words, without the part that all share: `interval`, `restart`. */
export const settingName = (field: string): string => field.replace(/^healthcheck\./, '');
