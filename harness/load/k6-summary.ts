/** The thresholds in k6's summary file. */
import type { Threshold } from '../model/load.ts';

/** `--summary-export`: for each metric its thresholds, `true` where it was crossed. Null or unreadable text: none. */
export function thresholdsIn(summary: string | null): readonly (Threshold & { readonly held: boolean })[] {
  if (summary === null) return [];
  let told: Summary;
  try {
    told = JSON.parse(summary) as Summary;
  } catch {
    return [];
  }
  return Object.entries(told.metrics ?? {}).flatMap(([metric, { thresholds }]) =>
    Object.entries(thresholds ?? {}).map(([expression, crossed]) => ({ metric, expression, held: !crossed })),
  );
}

interface Summary {
  readonly metrics?: Readonly<Record<string, { readonly thresholds?: Readonly<Record<string, boolean>> }>>;
}
