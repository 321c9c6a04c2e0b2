/** The published schema of `pairs.json`. The compiler holds it equal to `PairsReport`, in both directions. */

import { z } from 'zod';
import { type PairsReport, standings } from '../../model/pairs.ts';
import { type Assignable, type DeepReadonly, publishedSchema } from '../published-schema.ts';
import { count, duration } from '../schema-time.ts';

const repeats = { failed: count, of: count };
const tried = { ...repeats, alone: z.array(z.object(repeats)) };
const scheduled = { row: z.string(), hold: duration.nullable() };

const pairsSchema = z.object({
  schema: z.literal('resilience.pairs/1'),
  stack: z.string(),
  seed: z.string(),
  simulated: count,
  pairs: count,
  findings: z.array(
    z.object({
      schedule: z.object({
        first: z.object(scheduled),
        second: z.object({ ...scheduled, after: duration }).nullable(),
      }),
      text: z.string(),
      broke: z.array(z.string()),
      supposes: z.array(z.string()),
      alike: z.array(z.string()),
      simulated: z.object(tried),
      engine: z.object({ ...tried, shown: z.array(z.string()) }).nullable(),
      standing: z.enum(standings),
    }),
  ),
  runs: count,
});

type Parsed = DeepReadonly<z.infer<typeof pairsSchema>>;

/** Compiles only while every report fits the schema, and whatever fits the schema is one. */
export type SchemaHoldsPairs = Assignable<PairsReport, Parsed>;
export type PairsHoldSchema = Assignable<Parsed, PairsReport>;

/** JSON Schema 2020-12. Objects may have further members, so that a reader of today accepts a report of tomorrow. */
export function pairsJsonSchema(): Readonly<Record<string, unknown>> {
  return publishedSchema(pairsSchema, { id: 'pairs:1', title: 'Two faults at once, of an exploration' });
}

/** `pairs.json`. */
export const renderPairsJson = (report: PairsReport): string => `${JSON.stringify(report, null, 2)}\n`;
