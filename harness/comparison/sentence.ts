/** The answer, in one or two sentences. */
import type { CampaignRun } from '../model/campaign-run.ts';
import type { MeasureResult, Pair, VariantMeasure, VariantResult } from '../model/comparison.ts';
import type { ComparisonPlan } from '../model/comparison-plan.ts';
import { listText, wordFor } from '../model/count-text.ts';
import { perHourText, timeValue } from '../model/estimate-text.ts';
import { verb } from '../model/quantity-words.ts';
import { named } from './words.ts';

export function sentenceOf(
  plan: ComparisonPlan,
  measures: readonly MeasureResult[],
  variants: readonly VariantResult[],
  rejected: readonly CampaignRun[] = [],
): string {
  const headline = measures[0];
  if (headline === undefined || headline.variants.every((one) => one.repeats.length === 0)) {
    const unsteady = rejected.find((one) => one.unsteady !== undefined)?.unsteady;
    if (unsteady === undefined) return 'Nothing can be said: no run of any variant could be used.';
    return `Nothing can be said: no variant got steady, so it is the stack or its host (${unsteady.reason}).`;
  }
  const parts = [
    headlineSentence(plan, headline),
    priceSentence(headline, variants),
    objectiveSentence(plan, variants),
  ];
  return parts.filter((part) => part !== '').join(' ');
}

function headlineSentence({ reference }: ComparisonPlan, { measure, pairs, variants }: MeasureResult): string {
  if (pairs.length <= 2) return pairs.map((pair) => pair.sentence).join(' ');
  const best = quickest(variants);
  const count = (word: Pair['word']): number => pairs.filter((pair) => pair.word === word).length;
  const tally = (['better', 'same', 'worse', 'cannot tell'] as const)
    .filter((word) => count(word) > 0)
    .map((word) => `${count(word)} ${tallyWords[word]}`)
    .join(', ');
  const against = pairs.find((pair) => pair.variant === best?.variant)?.sentence;
  const lead =
    best === null
      ? `No variant ${verb[measure.quantity].does} in its median.`
      : (against ?? `No median is below that of ${named(reference)}.`);
  return `${lead} Of ${pairs.length} variants against ${named(reference)}: ${tally}.`;
}

const tallyWords: Readonly<Record<Pair['word'], string>> = {
  better: 'quicker',
  same: 'of no practical difference',
  worse: 'slower',
  'cannot tell': 'open',
};

const quickest = (variants: readonly VariantMeasure[]): VariantMeasure | null =>
  variants.reduce<VariantMeasure | null>(
    (best, one) => (one.median !== null && (best?.median == null || one.median.value < best.median.value) ? one : best),
    null,
  );

/** What the quickest costs beside the dearest or the cheapest other. */
function priceSentence({ variants }: MeasureResult, results: readonly VariantResult[]): string {
  const priced = results.filter((one) => one.price !== null);
  const best = priced.find((one) => one.variant === quickest(variants)?.variant);
  if (best?.price == null || priced.length < 2) return '';
  const others = priced.filter((one) => one !== best).sort((a, b) => a.price!.perHour - b.price!.perHour);
  const cheapest = others[0]!;
  const quick = quickest(variants);
  const time = quick?.median == null ? '' : ` for its ${timeValue(quick.median, quick)}`;
  return `${named(best.variant)} spends ${perHourText(best.price)} of CPU an hour on health checks${time}, ${named(cheapest.variant)} ${perHourText(cheapest.price!)}.`;
}

function objectiveSentence({ objective }: ComparisonPlan, variants: readonly VariantResult[]): string {
  if (objective === null) return '';
  const good = variants.filter((one) => one.meets === true);
  if (good.length === 0) return `No variant meets ${objective.text}.`;
  if (good.length === variants.length) return `Every variant meets ${objective.text}.`;
  return good.length > 3
    ? `${good.length} of ${variants.length} variants meet ${objective.text}.`
    : `${listText(good.map((one) => named(one.variant)))} ${wordFor(good.length, 'meets', 'meet')} ${objective.text}.`;
}
