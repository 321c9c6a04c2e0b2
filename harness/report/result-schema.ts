/** The published schema of `result.json`. The compiler holds it equal to `Analysis`, in both directions. */

import { z } from 'zod';
import type { Analysis } from '../model/analysis.ts';
import { type Assignable, type DeepReadonly, publishedSchema } from './published-schema.ts';
import { engineFacts } from './schema-engine.ts';
import { experiment } from './schema-experiment.ts';
import { count, duration, failure, verdict } from './schema-time.ts';
import { observer } from './schema-witness.ts';

const calibration = z.object({
  engineRoundTripP50: duration,
  engineRoundTripMax: duration,
  clockOffset: duration,
  clockUncertainty: duration,
  timerLatenessP50: duration,
  timerLatenessP99: duration,
});

const probeConfidence = z.object({
  probe: z.string(),
  sent: count,
  late: count,
  latenessP50: duration,
  latenessP99: duration,
  latenessMax: duration,
  resolution: duration,
  goodFor: duration,
});

const confidence = z.object({
  calibration: calibration.nullable(),
  probes: z.array(probeConfidence),
  witnesses: z.array(observer),
  healthProbe: z.record(z.string(), z.object({ p50: duration, max: duration, count })),
  warnings: z.array(failure),
});

const settings = z.object({
  service: z.string(),
  image: z.string(),
  imageDigest: z.string(),
  health: z.string(),
  restart: z.string(),
});

const change = z.object({
  service: z.string().nullable(),
  field: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  why: z.string(),
});

export const resultSchema = z.object({
  schema: z.literal('resilience.result/2'),
  run: z.string(),
  scenario: z.string(),
  title: z.string(),
  file: z.string(),
  verdict,
  sentence: z.string(),
  ending: z.enum(['completed', 'interrupted', 'aborted']),
  failures: z.array(failure),
  leftovers: z.array(z.string()),
  kept: z.object({ names: z.array(z.string()), bytes: z.number() }).nullable(),
  seed: z.string(),
  commit: z.string().nullable(),
  command: z.string(),
  version: z.string(),
  wall: z.number(),
  duration,
  engine: engineFacts.nullable(),
  settings: z.array(settings),
  changes: z.array(change),
  experiments: z.array(experiment),
  confidence,
});

type Parsed = DeepReadonly<z.infer<typeof resultSchema>>;

/** Compiles only while every analysis fits the schema, and whatever fits the schema is an analysis. */
export type SchemaHoldsAnalysis = Assignable<Analysis, Parsed>;
export type AnalysisHoldsSchema = Assignable<Parsed, Analysis>;

/** JSON Schema 2020-12. Objects may have further members, so that a reader of today accepts a result of tomorrow. */
export function resultJsonSchema(): Readonly<Record<string, unknown>> {
  return publishedSchema(resultSchema, { id: 'result:2', title: 'Result of a resilience run' });
}
