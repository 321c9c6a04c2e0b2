/** Whether a variant meets what is asked of it. */
import type { VariantMeasure } from '../model/comparison.ts';
import type { Objective } from '../model/comparison-plan.ts';

/** Every repeat came, and the statistic lies below the limit. With fewer than twenty repeats the 95th percentile is the largest. */
export function meetsObjective({ statistic, limit }: Objective, measure: VariantMeasure): boolean {
  const { repeats, came, median, restrictedMean, p95 } = measure;
  if (came.of === 0 || came.count < came.of) return false;
  switch (statistic) {
    case 'median':
      return (median?.value ?? Number.POSITIVE_INFINITY) < limit;
    case 'mean':
      return (restrictedMean?.value ?? Number.POSITIVE_INFINITY) < limit;
    case 'p95':
      return (p95 ?? Number.POSITIVE_INFINITY) < limit;
    case 'max':
      return Math.max(...repeats.map((one) => one.value)) < limit;
  }
}
