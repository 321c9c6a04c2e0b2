/** Schemas of what was read of probes, services and containers. */
import { z } from 'zod';
import { outcomes } from '../model/probe.ts';
import { probeKinds } from '../model/probe-traits.ts';
import { count, duration, instant, measured, span } from './schema-time.ts';
import { dnsSpan, metricReading, replicaShare } from './schema-witness.ts';

export const observed = z
  .discriminatedUnion('seen', [
    z.object({ seen: z.literal(true), at: instant, time: measured }),
    z.object({
      seen: z.literal(false),
      until: duration,
      censoredBy: z.enum(['ended', 'unproved', 'unseen']),
    }),
  ])
  .meta({ id: 'Observed' });

const relapse = z.object({ at: instant, stays: observed }).nullable();

const outcome = z.enum(outcomes);

const runs = z.array(z.object({ outcome, from: instant, to: instant, count }).meta({ id: 'OutcomeRun' }));

const share = z.object({ good: count, due: count, unknown: count, degraded: count.optional() }).nullable();

const degraded = z
  .object({
    time: measured,
    answers: count,
    statuses: z.array(z.number()),
    p99: duration,
    amiss: count,
    hung: count,
  })
  .nullable();

const bad = z
  .object({ answers: count, hung: count, statuses: z.array(z.number()), p99: duration.nullable() })
  .exactOptional();

export const probeReading = z.object({
  probe: z.string(),
  kind: z.enum(probeKinds),
  availabilityDuring: share,
  availabilityAfter: share,
  impact: observed,
  recovery: observed,
  residualRecovery: observed.nullable(),
  forGood: observed,
  residualForGood: observed.nullable(),
  relapse,
  downtime: measured,
  degraded,
  bad,
  lostWork: z.object({ value: z.number(), resolution: z.number() }),
  flaps: count,
  strip: z.object({ fresh: runs, kept: runs }),
  outcomes: z.partialRecord(outcome, count),
  latency: z.array(z.object({ at: instant, p50: duration, max: duration })),
  replicas: z.array(replicaShare),
  metric: metricReading.nullable(),
  dns: z.array(dnsSpan).nullable(),
});

const containerState = z.enum([
  'created',
  'starting',
  'running',
  'healthy',
  'unhealthy',
  'paused',
  'restarting',
  'exited',
  'done',
  'removed',
  'unknown',
]);

const change = z.discriminatedUnion('to', [
  z.object({ to: z.enum(['created', 'started', 'restarted', 'stopped', 'removed', 'paused', 'unpaused', 'oom']) }),
  z.object({ to: z.literal('died'), exitCode: z.number().nullable() }),
  z.object({ to: z.literal('signalled'), signal: z.string() }),
  z.object({ to: z.enum(['healthy', 'unhealthy']) }),
  z.object({ to: z.enum(['connected', 'disconnected']), network: z.string() }),
]);

const replicaReading = z.object({
  service: z.string(),
  replica: z.number(),
  lane: z.array(z.object({ ...span.shape, state: containerState })),
  changes: z.array(z.object({ at: instant, change })),
  looks: z.array(z.object({ start: instant, end: instant, good: z.boolean(), output: z.string() })),
});

export const serviceReading = z.object({
  service: z.string(),
  checked: z.boolean(),
  detection: observed,
  detectedAs: z.enum(['unhealthy', 'died']).nullable(),
  action: observed.nullable(),
  recovery: observed,
  residualRecovery: observed.nullable(),
  relapse,
  restarts: z.array(z.object({ died: instant, started: instant.nullable(), exitCode: z.number().nullable() })),
  blind: measured.nullable(),
  falseAlarm: measured.nullable(),
  replicas: z.array(replicaReading),
  inBlastRadius: z.boolean(),
});
