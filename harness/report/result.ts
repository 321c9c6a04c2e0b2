/** `result.json`: everything that is known of a run, for other programs. */
import type { Analysis } from '../model/analysis.ts';
import { resultSchema } from './result-schema.ts';

const sorted = <T>(record: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(Object.entries(record).sort(([one], [other]) => (one < other ? -1 : 1)));

/** Keys in the order of the schema, names of services in that of the alphabet. What does not fit the schema throws. */
export function renderResult(analysis: Analysis): string {
  const ordered = resultSchema.parse(analysis);
  const { confidence } = ordered;
  const result = { ...ordered, confidence: { ...confidence, healthProbe: sorted(confidence.healthProbe) } };
  return `${JSON.stringify(result, null, 2)}\n`;
}
