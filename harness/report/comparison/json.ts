/** `comparison.json`: everything that is known of a comparison, for other programs. */
import type { Comparison } from '../../model/comparison.ts';
import { comparisonSchema } from './comparison-schema.ts';

/** Keys in the order of the schema. What does not fit it throws, infinite numbers among them. */
export const renderComparisonJson = (comparison: Comparison): string =>
  `${JSON.stringify(comparisonSchema.parse(comparison), null, 2)}\n`;
