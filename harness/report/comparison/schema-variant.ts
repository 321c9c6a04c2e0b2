/** Schemas of what is known per variant, of runs outside of their bands, and of the recommendation. */
import { z } from 'zod';
import { count, duration, durationRange, evidence } from '../schema-time.ts';
import { estimate, measure, settingValue } from './schema-settings.ts';

const price = z.object({ perProbe: estimate.nullable(), probesPerHour: z.number(), perHour: z.number() });

export const variantResult = z.object({
  variant: z.string(),
  settings: z.array(settingValue),
  changes: count,
  runs: count,
  unsteady: z.object({ count, of: count, byHealer: count, byPolicy: count, reason: z.string() }).nullable(),
  price: price.nullable(),
  blind: duration.nullable(),
  falseAlarm: duration.nullable(),
  falseAlarmPerHour: duration.nullable(),
  restarts: z.number(),
  downtime: duration.nullable(),
  meets: z.boolean().nullable(),
  onFront: z.boolean(),
});

export const deviation = z.object({
  variant: z.string(),
  measure,
  block: count,
  folder: z.string(),
  measured: duration,
  predicted: durationRange,
  part: z.enum(['detection', 'back-off', 'start-up', 'health', 'client pool', 'healer']),
  took: duration,
  allowed: durationRange.nullable(),
  evidence: z.array(evidence),
  sentence: z.string(),
});

export const recommendation = z.object({
  variant: z.string(),
  because: z.string(),
  patch: z.string().nullable(),
  predicted: durationRange.nullable(),
  measured: estimate.nullable(),
  confirmed: z.object({ folder: z.string(), value: duration.nullable(), holds: z.boolean() }).nullable(),
});
