/** The schema of one experiment's analysis. */
import { z } from 'zod';
import { action, expectation, fault } from './schema-fault.ts';
import { probeReading, serviceReading } from './schema-readings.ts';
import { bound, duration, evidence, failure, instant, span, verdict } from './schema-time.ts';
import { loadReading } from './schema-witness.ts';

const judgedExpectation = z.object({
  expectation,
  judgedIn: z.enum(['during', 'after']),
  sentence: z.string(),
  verdict,
  observed: z.string(),
  limit: z.string().nullable(),
  margin: duration.nullable(),
  predicted: bound.nullable(),
  reason: z.string().nullable(),
  evidence: z.array(evidence),
});

const prediction = z.object({
  detection: bound.nullable(),
  engineRecovery: bound.nullable(),
  userRecovery: bound.nullable(),
  never: z.array(z.enum(['detection', 'engineRecovery', 'userRecovery'])).exactOptional(),
  why: z.string(),
});

const counts = z.object({ processes: z.number(), zombies: z.number(), connections: z.number() });
const container = { service: z.string(), replica: z.number() };

const aftermath = z.object({
  marks: z.array(
    z.object({
      ...container,
      by: z.enum(['redis-cli', 'psql', 'file']),
      where: z.string(),
      durable: z.boolean(),
      kept: z.boolean().nullable(),
    }),
  ),
  counts: z.array(z.object({ ...container, before: counts, after: counts })),
});

export const experiment = z.object({
  name: z.string(),
  verdict,
  fault,
  label: z.string(),
  landing: z.enum(['applied', 'rejected', 'unknown', 'not tried']),
  proof: z.string(),
  endedBy: z.union([z.literal('revert'), action]).nullable(),
  second: z
    .object({
      label: z.string(),
      landing: z.enum(['applied', 'rejected', 'unknown', 'not tried']),
      proof: z.string(),
      began: instant.nullable(),
      ended: instant.nullable(),
    })
    .exactOptional(),
  renewed: z.object({ brokenBy: z.string().nullable(), reason: z.string(), took: duration }).nullable(),
  span,
  baseline: span,
  lasting: z.array(
    z.object({
      type: z.enum(['probe', 'service']),
      name: z.string(),
      since: instant,
      still: z.enum(['down', 'degraded', 'unhealthy', 'starting', 'paused', 'firing']),
      text: z.string(),
      expected: z.boolean(),
    }),
  ),
  window: z.object({ possible: span, certain: span }).nullable(),
  prediction,
  expectations: z.array(judgedExpectation),
  probes: z.array(probeReading),
  services: z.array(serviceReading),
  loads: z.array(loadReading),
  markers: z.array(
    z.object({
      at: instant,
      within: span.exactOptional(),
      kind: z.enum(['impact', 'detection', 'action', 'recovery']),
      label: z.string(),
    }),
  ),
  aftermath: aftermath.exactOptional(),
  story: z.array(evidence),
  findings: z.array(z.object({ severity: z.enum(['note', 'warning']), text: z.string() })),
  inconclusive: failure.nullable(),
});
