/** From invented repeats to what a comparison knows of them: the same statistics as the product's, so that a sample is consistent. */
import type {
  Estimate,
  MeasureResult,
  Pair,
  RepeatValue,
  Sensitivity,
  VariantMeasure,
  Word,
} from '../../../harness/model/comparison.ts';
import type { Measure } from '../../../harness/model/comparison-plan.ts';
import type { Duration, DurationRange } from '../../../harness/model/time.ts';
import { milliseconds } from '../../../harness/model/time.ts';
import type { Factor, SettingValue, VariantName } from '../../../harness/model/variant.ts';
import { clopperPearson } from '../../../harness/statistics/binomial.ts';
import { holm } from '../../../harness/statistics/holm.ts';
import { kaplanMeier, medianInterval, timeAt } from '../../../harness/statistics/kaplan-meier.ts';
import { median } from '../../../harness/statistics/median.ts';
import {
  blocksToShow,
  detectableRatio,
  type Paired,
  pairedRatio,
  relativeSpread,
} from '../../../harness/statistics/ratio.ts';
import { restrictedMean } from '../../../harness/statistics/restricted-mean.ts';
import { signedRank } from '../../../harness/statistics/signed-rank.ts';

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

export function variantMeasure(
  variant: VariantName,
  repeats: readonly RepeatValue[],
  window: Duration,
  predicted: DurationRange | null,
): VariantMeasure {
  const times = repeats.map((one) => ({ time: one.value, seen: one.seen }));
  const curve = kaplanMeier(times);
  const middle = medianInterval(times);
  const half = timeAt(curve, 0.5);
  const p95 = timeAt(curve, 0.95);
  const count = repeats.filter((one) => one.seen).length;
  const none = repeats.length === 0;
  const missed = (one: RepeatValue): boolean =>
    predicted !== null && (!one.seen || one.value < predicted.min || one.value > predicted.max);
  return {
    variant,
    repeats,
    median: half === null || none ? null : { value: half, ...middle },
    restrictedMean: none ? null : restrictedMean(times, window),
    p95: p95 === null ? null : milliseconds(p95),
    came: { count, of: repeats.length, ...(none ? { min: 0, max: 1 } : clopperPearson(count, repeats.length)) },
    curve: {
      steps: curve.steps.map(({ at, share, atRisk }) => ({ at: milliseconds(at), share, atRisk })),
      censored: curve.censored.map(milliseconds),
    },
    predicted,
    outside: repeats.filter(missed).length,
  };
}

/** Block by block, own time and reference's; what never came is infinitely slow. */
function pairedTimes(one: VariantMeasure, reference: VariantMeasure): readonly Paired[] {
  const time = (repeat: RepeatValue): number => (repeat.seen ? repeat.value : Number.POSITIVE_INFINITY);
  return one.repeats.flatMap((repeat) => {
    const other = reference.repeats.find((candidate) => candidate.block === repeat.block);
    return other === undefined ? [] : [{ own: time(repeat), reference: time(other) }];
  });
}

/** Own minus reference's; two that never came are a tie. */
const differences = (pairs: readonly Paired[]): readonly number[] =>
  pairs.map(({ own, reference }) => (own === reference ? 0 : own - reference));

/** `location`: the ratio, 0 or infinite where one of the two hardly ever came. */
const wordOf = (ratio: Estimate | null, location: number, adjusted: number | null): Word => {
  if (adjusted === null) return 'cannot tell';
  if (ratio !== null && (ratio.min ?? 0) > 0.87 && (ratio.max ?? 99) < 1.15) return 'same';
  if (adjusted > 0.05) return 'cannot tell';
  return location < 1 ? 'better' : 'worse';
};

const shown = (value: number): string => value.toFixed(value >= 10 ? 0 : value >= 1.95 ? 1 : 2);

function sentenceOf(pair: Omit<Pair, 'sentence'>, verb: string): string {
  const { word, ratio, variant, against, needed, blocks } = pair;
  if (word === 'cannot tell') {
    const takes = needed === null ? '' : `; it would take about ${needed}`;
    const why = blocks < 6 ? '; fewer than 6 show nothing' : takes;
    return `${variant} against ${against}: cannot tell after ${blocks} blocks${why}.`;
  }
  if (ratio === null) return `${variant} ${verb} more often than ${against}.`;
  const [low, high] = [ratio.min ?? 0, ratio.max ?? 99];
  if (word === 'same') {
    return `${variant} and ${against} make no difference of practical size: ${shown(low)} … ${shown(high)}.`;
  }
  return word === 'better'
    ? `${variant} ${verb} ${shown(1 / ratio.value)} times as soon as ${against} (${shown(1 / high)} … ${shown(1 / low)}).`
    : `${variant} takes ${shown(ratio.value)} times as long as ${against} (${shown(low)} … ${shown(high)}).`;
}

export function pairsOf(variants: readonly VariantMeasure[], reference: VariantMeasure, verb: string): readonly Pair[] {
  const tests = variants
    .filter((one) => one !== reference)
    .map((one) => {
      const pairs = pairedTimes(one, reference);
      const told = pairs.length >= 6;
      const { value, min, max } = pairedRatio(pairs);
      const bounded = told && Number.isFinite(value) && value > 0;
      const ratio = bounded ? { value, min: min > 0 ? min : null, max: finite(max) } : null;
      const spread = relativeSpread(pairs, value);
      return { one, ratio, spread, location: value, p: told ? signedRank(differences(pairs)).p : null };
    });
  const corrected = holm(tests.flatMap(({ p }) => (p === null ? [] : [p])));
  let next = 0;
  return tests.map(({ one, ratio, spread, location, p }) => {
    const adjusted = p === null ? null : corrected[next++]!;
    const word = wordOf(ratio, location, adjusted);
    const pair = {
      variant: one.variant,
      against: reference.variant,
      word,
      ratio,
      p,
      adjusted,
      detectable: spread === null ? null : detectableRatio(spread, one.repeats.length),
      needed: word === 'cannot tell' && spread !== null ? blocksToShow(spread, 0.15) : null,
      blocks: one.repeats.length,
    };
    return { ...pair, sentence: sentenceOf(pair, verb) };
  });
}

/** Share of the variance of the log medians that each setting explains by itself, in a full factorial. */
export function sensitivityOf(
  factors: readonly Factor[],
  cells: readonly { readonly settings: readonly SettingValue[]; readonly measure: VariantMeasure }[],
): readonly Sensitivity[] {
  const logs = cells.map((cell) => Math.log(cell.measure.median?.value ?? 120_000));
  const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;
  const all = mean(logs.map((one) => (one - mean(logs)) ** 2));
  return factors
    .map(({ service, field, values }) => {
      const groups = values.map((value) => ({
        value,
        logs: logs.filter((_, index) => cells[index]!.settings.find((one) => one.field === field)?.value === value),
      }));
      const explained = mean(groups.map((group) => (mean(group.logs) - mean(logs)) ** 2));
      const levels = groups.map((group) => ({
        value: group.value,
        median: milliseconds(Math.exp(median(group.logs))),
      }));
      return { service, field, share: explained / all, levels };
    })
    .toSorted((one, other) => other.share - one.share);
}

export const measureResult = (
  measure: Measure,
  title: string,
  verb: string,
  variants: readonly VariantMeasure[],
  sensitivity: readonly Sensitivity[] = [],
): MeasureResult => ({ measure, title, variants, pairs: pairsOf(variants, variants[0]!, verb), sensitivity });
