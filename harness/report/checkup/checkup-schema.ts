/** The published schema of `checkup.json`. The compiler holds it equal to `Checkup`, in both directions. */

import { z } from 'zod';
import { type Checkup, checkVerdicts, trialKinds } from '../../model/checkup.ts';
import type { LintRule } from '../../model/lint.ts';
import { type Assignable, type DeepReadonly, publishedSchema } from '../published-schema.ts';
import { engineFacts } from '../schema-engine.ts';
import { observed } from '../schema-readings.ts';
import { count, duration, failure, instant, measured, span } from '../schema-time.ts';

const verdict = z.enum(checkVerdicts).meta({ id: 'CheckVerdict' });

const timeline = z
  .object({
    span,
    fault: span.nullable(),
    states: z.array(span.extend({ state: z.enum(['starting', 'green', 'red', 'down', 'unknown']) })),
    users: z.array(span.extend({ good: z.boolean() })),
    runs: z.array(z.object({ at: instant, good: z.boolean() })),
  })
  .meta({ id: 'CheckTimeline' });

const trial = z.object({
  kind: z.enum(trialKinds),
  dependency: z.string().nullable(),
  run: z.string(),
  experiment: z.string(),
  unknown: z.string().nullable(),
  held: duration.nullable(),
  red: observed,
  redAs: z.enum(['unhealthy', 'died']).nullable(),
  stretched: duration.nullable(),
  usersDown: measured.nullable(),
  blind: measured.nullable(),
  wolf: measured.nullable(),
  late: measured.nullable(),
  callers: z.array(z.object({ service: z.string(), down: measured })),
  timeline,
});

const price = z.object({
  cpu: measured,
  length: duration,
  perHour: z.number(),
  cpuPerHour: duration,
  runs: count,
  leftBehind: count.nullable(),
  pidsLimit: z.number().nullable(),
});

const rest = z.object({
  run: z.string(),
  green: z.boolean(),
  early: measured.nullable(),
  wolf: measured.nullable(),
  lastOutput: z.string(),
  lastExit: z.number().nullable(),
  greenOutput: z.string().nullable(),
  price: price.nullable(),
  timeline: timeline.nullable(),
});

const state = z.object({ verdict, why: z.string() });

const repair = z.object({
  sentence: z.string(),
  patch: z.string().nullable(),
  tried: z.enum(['mended', 'better', 'no better', 'not tried']),
  before: state,
  after: state.nullable(),
});

/** The name of a rule is a text and not a list, so that a new rule of lint does not change the format. */
const read = z.object({ rule: z.string() as unknown as z.ZodType<LintRule>, message: z.string() });

export const checkupSchema = z.object({
  schema: z.literal('resilience.checkup/1'),
  stack: z.string(),
  files: z.array(z.string()),
  run: z.string(),
  seed: z.string(),
  version: z.string(),
  command: z.string(),
  wall: z.number(),
  took: duration,
  ending: z.enum(['completed', 'interrupted', 'aborted']),
  engine: engineFacts.nullable(),
  checks: z.array(
    z.object({
      service: z.string(),
      command: z.string(),
      settings: z.string(),
      judgedOn: z.string().nullable(),
      trials: z.array(trial),
      rest: rest.nullable(),
      read: z.array(read),
      notAsked: z.array(z.string()),
      verdict,
      why: z.string(),
      repair: repair.nullable(),
    }),
  ),
  unchecked: z.array(z.string()),
  patch: z.string().nullable(),
  failures: z.array(failure),
  leftovers: z.array(z.string()),
});

type Parsed = DeepReadonly<z.infer<typeof checkupSchema>>;

/** Compiles only while every checkup fits the schema, and whatever fits the schema is a checkup. */
export type SchemaHoldsCheckup = Assignable<Checkup, Parsed>;
export type CheckupHoldsSchema = Assignable<Parsed, Checkup>;

/** JSON Schema 2020-12. Objects may have further members, so that a reader of today accepts a checkup of tomorrow. */
export function checkupJsonSchema(): Readonly<Record<string, unknown>> {
  return publishedSchema(checkupSchema, { id: 'checkup:1', title: "What became of a stack's health checks" });
}
