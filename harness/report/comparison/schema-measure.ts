/** The schema of one measure: every variant's repeats and curve, every pair, every setting's share. */
import { z } from 'zod';
import { count, duration, durationRange } from '../schema-time.ts';
import { estimate, measure } from './schema-settings.ts';

const repeat = z.object({
  block: count,
  phase: z.number(),
  folder: z.string(),
  seen: z.boolean(),
  value: duration,
  resolution: duration,
  unsteady: z.literal(true).exactOptional(),
});

const curve = z.object({
  steps: z.array(z.object({ at: duration, share: z.number(), atRisk: count })),
  censored: z.array(duration),
});

const variantMeasure = z.object({
  variant: z.string(),
  repeats: z.array(repeat),
  median: estimate.nullable(),
  restrictedMean: estimate.nullable(),
  p95: duration.nullable(),
  came: z.object({ count, of: count, min: z.number(), max: z.number() }),
  curve,
  predicted: durationRange.nullable(),
  outside: count,
});

const pair = z.object({
  variant: z.string(),
  against: z.string(),
  word: z.enum(['better', 'worse', 'same', 'cannot tell']),
  ratio: estimate.nullable(),
  p: z.number().nullable(),
  adjusted: z.number().nullable(),
  detectable: z.number().nullable(),
  needed: z.number().nullable(),
  blocks: count,
  sentence: z.string(),
});

const sensitivity = z.object({
  service: z.string().nullable(),
  field: z.string(),
  share: z.number(),
  levels: z.array(z.object({ value: z.string(), median: duration.nullable() })),
});

export const measureResult = z.object({
  measure,
  title: z.string(),
  variants: z.array(variantMeasure),
  pairs: z.array(pair),
  sensitivity: z.array(sensitivity),
});
