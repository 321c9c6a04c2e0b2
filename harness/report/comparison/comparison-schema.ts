/** The published schema of `comparison.json`. The compiler holds it equal to `Comparison`, in both directions. */

import { z } from 'zod';
import type { Comparison } from '../../model/comparison.ts';
import { type Assignable, type DeepReadonly, publishedSchema } from '../published-schema.ts';
import { engineFacts } from '../schema-engine.ts';
import { count, duration, failure, verdict } from '../schema-time.ts';
import { measureResult } from './schema-measure.ts';
import { campaignRun } from './schema-run.ts';
import { factor, objective } from './schema-settings.ts';
import { deviation, recommendation, variantResult } from './schema-variant.ts';

export const comparisonSchema = z.object({
  schema: z.literal('resilience.comparison/1'),
  run: z.string(),
  scenario: z.string(),
  title: z.string(),
  file: z.string(),
  seed: z.string(),
  command: z.string(),
  version: z.string(),
  commit: z.string().nullable(),
  wall: z.number(),
  duration,
  engine: engineFacts.nullable(),
  verdict,
  sentence: z.string(),
  ending: z.enum(['completed', 'stopped early', 'interrupted', 'aborted']),
  endingReason: z.string(),
  reference: z.string(),
  factors: z.array(factor),
  objective: objective.nullable(),
  measures: z.array(measureResult),
  variants: z.array(variantResult),
  deviations: z.array(deviation),
  recommendation: recommendation.nullable(),
  design: z.object({
    blocks: count,
    planned: count,
    looks: z.array(z.object({ blocks: count, alpha: z.number() })),
    jobs: count,
    used: count,
    rejected: count,
    lowerBound: duration,
  }),
  runs: z.array(campaignRun),
  notes: z.array(z.string()),
  failures: z.array(failure),
});

type Parsed = DeepReadonly<z.infer<typeof comparisonSchema>>;

/** Compiles only while every comparison fits the schema, and whatever fits the schema is a comparison. */
export type SchemaHoldsComparison = Assignable<Comparison, Parsed>;
export type ComparisonHoldsSchema = Assignable<Parsed, Comparison>;

/** JSON Schema 2020-12. Objects may have further members, so that a reader of today accepts a comparison of tomorrow. */
export function comparisonJsonSchema(): Readonly<Record<string, unknown>> {
  return publishedSchema(comparisonSchema, { id: 'comparison:1', title: 'Result of a resilience comparison' });
}
