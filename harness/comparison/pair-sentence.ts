/** What is said of a pair. */
import type { Pair, VariantMeasure } from '../model/comparison.ts';
import type { Measure, Quantity } from '../model/comparison-plan.ts';
import { plural } from '../model/count-text.ts';
import { secondsText } from '../model/duration-text.ts';
import { timeValue } from '../model/estimate-text.ts';
import { verb } from '../model/quantity-words.ts';
import { ratioText } from '../model/rounding.ts';
import type { VariantName } from '../model/variant.ts';
import { leastBlocks } from '../statistics/interim-analysis.ts';
import { neverSteady } from './never-steady.ts';
import { intervalText, named } from './words.ts';

export function pairSentence(
  pair: Omit<Pair, 'sentence'>,
  { quantity, window }: Measure,
  own: VariantMeasure,
  other: VariantMeasure,
  causes: ReadonlyMap<VariantName, string> = new Map(),
): string {
  const [name, reference] = [named(pair.variant), named(pair.against)];
  if (neverSteady(own) || neverSteady(other)) return neverSentence(pair, own, other, causes);
  if (own.came.count === 0 && other.came.count === 0 && pair.blocks > 0) {
    return `Neither ${name} nor ${reference} ${base(quantity)} within ${secondsText(window)}.`;
  }
  switch (pair.word) {
    case 'same':
      return `${name} and ${reference} make no difference of practical size${spread(pair)}.`;
    case 'cannot tell':
      return cannotTell(pair);
    case 'better':
    case 'worse':
      return answer(pair, quantity, own, other);
  }
}

/** `slow was never steady in 5 of 5: restarted 18 times by its healer; quick always was.` */
function neverSentence(
  { word }: Pick<Pair, 'word'>,
  own: VariantMeasure,
  other: VariantMeasure,
  causes: ReadonlyMap<VariantName, string>,
): string {
  const said = ({ variant, repeats }: VariantMeasure): string =>
    `${named(variant)} was ${causes.get(variant) ?? `never steady in ${repeats.length} of ${repeats.length}`}`;
  if (neverSteady(own) && neverSteady(other)) return `${said(own)}; ${said(other)}.`;
  const [never, steady] = neverSteady(own) ? [own, other] : [other, own];
  const always = steady.repeats.every((one) => one.unsteady !== true);
  const rest = always ? `${named(steady.variant)} always was` : said(steady);
  const open = word === 'cannot tell' ? '; so few runs show nothing' : '';
  return `${said(never)}; ${rest}${open}.`;
}

/** The verb after `neither … nor`. */
const base = (quantity: Quantity): string => verb[quantity].does;

const spread = ({ ratio }: Pick<Pair, 'ratio'>): string =>
  ratio?.min != null && ratio.max !== null ? `: ${intervalText(ratio.min, ratio.max)}` : '';

function cannotTell(pair: Omit<Pair, 'sentence'>): string {
  const { blocks, needed } = pair;
  const [variant, against] = [named(pair.variant), named(pair.against)];
  const start = `${variant} against ${against}: cannot tell after ${plural(blocks, 'block')}`;
  if (blocks < leastBlocks) return `${start}; fewer than ${leastBlocks} show nothing.`;
  const more = needed === null ? '' : `; it would take about ${needed}`;
  return `${start}${spread(pair).replace(': ', ' (')}${spread(pair) === '' ? '' : ')'}${more}.`;
}

function answer(pair: Omit<Pair, 'sentence'>, quantity: Quantity, own: VariantMeasure, other: VariantMeasure): string {
  const { ratio, word } = pair;
  const [variant, against] = [named(pair.variant), named(pair.against)];
  const better = word === 'better';
  const [quick, slow] = better ? [own, other] : [other, own];
  if (isUsers(quantity) && quick.repeats.every(({ seen, value, resolution }) => seen && value <= resolution)) {
    const length = slow.median === null ? '' : `, ${timeValue(slow.median, slow)} long in the median`;
    return `With ${named(quick.variant)} users see no failure; with ${named(slow.variant)} they do${length}.`;
  }
  if (ratio === null) {
    const share = ({ came }: VariantMeasure): string => `${came.count} of ${came.of}`;
    return `${named(quick.variant)} ${verb[quantity].does} in ${share(quick)} repeats, ${named(slow.variant)} in ${share(slow)}.`;
  }
  if (quantity === 'downtime') {
    const times = ratioText(better ? 1 / ratio.value : ratio.value);
    const much = better ? `1/${times} of the time of` : `${times} times as long as`;
    return `${variant} fails users for ${much} ${against}${interval(ratio, better)}.`;
  }
  if (better)
    return `${variant} ${verb[quantity].does} ${ratioText(1 / ratio.value)} times as fast as ${against}${interval(ratio, true)}.`;
  return `${variant} takes ${ratioText(ratio.value)} times as long ${verb[quantity].to} as ${against}${interval(ratio, false)}.`;
}

/** What a user sees may be nothing at all, and no ratio tells that. */
const isUsers = (quantity: Quantity): boolean => quantity === 'recovery' || quantity === 'downtime';

/** In the direction of the sentence. */
function interval({ min, max }: NonNullable<Pair['ratio']>, inverse: boolean): string {
  const [low, high] = inverse ? [max, min] : [min, max];
  if (low === null || high === null) return '';
  return ` (${inverse ? intervalText(1 / low, 1 / high) : intervalText(low, high)})`;
}
