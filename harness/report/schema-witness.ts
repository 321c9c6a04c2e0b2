/** Schemas of what observers and loads told: metrics, names, replicas, writes and thresholds. */
import { z } from 'zod';
import { loadKinds } from '../model/load-traits.ts';
import { count, duration, instant, measured, span } from './schema-time.ts';

const numbers = z.array(z.tuple([z.number(), z.number()]).readonly());

export const replicaShare = z.object({
  replica: z.object({ service: z.string(), replica: z.number() }).nullable(),
  instance: z.string(),
  answered: count,
});

export const metricReading = z.object({
  query: z.string(),
  floor: duration,
  series: z.array(
    z.object({ name: z.string(), points: z.array(z.object({ at: instant, value: z.number().nullable() })) }),
  ),
  gaps: z.array(z.object({ ...span.shape, reason: z.string() })),
  notes: z.array(z.string()),
});

export const dnsSpan = z.object({
  ...span.shape,
  names: z.array(z.string()),
  ttl: z.number().nullable(),
  error: z.string().nullable(),
});

export const loadReading = z.object({
  load: z.string(),
  kind: z.enum(loadKinds),
  sent: count,
  good: count,
  dropped: count,
  longestGap: measured.nullable(),
  thresholds: z.array(z.object({ metric: z.string(), expression: z.string(), held: z.boolean() })),
  writes: z.object({ acknowledged: count, kept: count, lost: numbers, unacknowledgedKept: count }).nullable(),
  problem: z.string().nullable(),
});

export const observer = z.object({
  probe: z.string(),
  version: z.string().nullable(),
  clockOffset: duration,
  clockUncertainty: duration,
  scrapeInterval: duration.nullable(),
  evaluationInterval: duration.nullable(),
  problem: z.string().nullable(),
});
