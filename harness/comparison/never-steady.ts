/** Variants whose stack did not get steady where another one's did: that is known of them, and not of the machine. */
import type { CampaignRun } from '../model/campaign-run.ts';
import type { RepeatValue, Steadiness, VariantMeasure } from '../model/comparison.ts';
import type { ComparisonPlan, Measure } from '../model/comparison-plan.ts';
import { listText, timesText } from '../model/count-text.ts';
import { milliseconds } from '../model/time.ts';
import type { VariantName } from '../model/variant.ts';
import type { MeasuredRun } from './measured-run.ts';

/** Of each block the last run of a variant that has none there that counts, where another variant has one. */
export function unsteadyRepeats(
  repeats: readonly MeasuredRun[],
  rejected: readonly CampaignRun[],
): readonly CampaignRun[] {
  const counts = ({ block, variant }: CampaignRun, same: boolean): boolean =>
    repeats.some(({ run }) => run.block === block && (run.variant === variant) === same);
  const last = new Map<string, CampaignRun>();
  for (const one of rejected) {
    if (one.role !== 'repeat' || one.unsteady === undefined) continue;
    if (!counts(one, true) && counts(one, false)) last.set(`${one.block} ${one.variant}`, one);
  }
  return [...last.values()];
}

/**
 * By variant: blocks that have a run which counts, and before it one whose stack did not get steady. A variant that never gets steady is
 * tried once in a block, so beside it a success at the second try is none.
 */
export function shakyBlocks(
  repeats: readonly MeasuredRun[],
  rejected: readonly CampaignRun[],
): ReadonlyMap<VariantName, number> {
  const nameOf = ({ block, variant }: CampaignRun): string => `${block} ${variant}`;
  const unsteady = new Set(rejected.filter((one) => one.unsteady !== undefined).map(nameOf));
  const shaky = new Map<VariantName, number>();
  for (const { run } of repeats) {
    if (run.variant !== null && unsteady.has(nameOf(run))) shaky.set(run.variant, (shaky.get(run.variant) ?? 0) + 1);
  }
  return shaky;
}

/** At its worst: later than everything that came, in every measure. */
export const unsteadyValue = (
  { block, folder }: CampaignRun,
  { window }: Measure,
  { blocks }: Pick<ComparisonPlan, 'blocks'>,
): RepeatValue => ({
  block: block!,
  phase: blocks.find((one) => one.number === block)?.phase ?? 0,
  folder,
  seen: false,
  value: window,
  resolution: milliseconds(0),
  unsteady: true,
});

/** Null: it always got steady, or there is nobody to compare it with. */
export function steadinessOf(
  variant: VariantName,
  repeats: readonly MeasuredRun[],
  unsteady: readonly CampaignRun[],
): Steadiness | null {
  const own = unsteady.filter((one) => one.variant === variant);
  const [first] = own;
  if (first === undefined) return null;
  const total = (by: 'byHealer' | 'byPolicy'): number => own.reduce((sum, one) => sum + one.unsteady![by], 0);
  const steady = repeats.filter(({ run }) => run.variant === variant).length;
  return {
    count: own.length,
    of: own.length + steady,
    byHealer: total('byHealer'),
    byPolicy: total('byPolicy'),
    reason: first.unsteady!.reason,
  };
}

/** `never steady in 5 of 5: restarted 18 times by its healer`. */
export function steadinessText({ count, of, byHealer, byPolicy, reason }: Steadiness): string {
  const restarts = [
    ...(byHealer > 0 ? [`${timesText(byHealer)} by its healer`] : []),
    ...(byPolicy > 0 ? [`${timesText(byPolicy)} by its policy`] : []),
  ];
  const cause = restarts.length > 0 ? `restarted ${listText(restarts)}` : reason.replace(/\s+/g, ' ').trim();
  return `${count === of ? 'never steady' : 'not steady'} in ${count} of ${of}: ${cause}`;
}

/** What is said of each variant that is not always steady. */
export const causesOf = (
  { variants }: Pick<ComparisonPlan, 'variants'>,
  repeats: readonly MeasuredRun[],
  unsteady: readonly CampaignRun[],
): ReadonlyMap<VariantName, string> =>
  new Map(
    variants.flatMap(({ name }) => {
      const steadiness = steadinessOf(name, repeats, unsteady);
      return steadiness === null ? [] : [[name, steadinessText(steadiness)] as const];
    }),
  );

/** Whether it did not get steady in any block. */
export const neverSteady = ({ repeats }: Pick<VariantMeasure, 'repeats'>): boolean =>
  repeats.length > 0 && repeats.every((one) => one.unsteady === true);
