/** The published schema of `exploration.json`. The compiler holds it equal to `Exploration`, in both directions. */

import { z } from 'zod';
import { type Exploration, weaknesses } from '../../model/exploration.ts';
import type { Probe } from '../../model/probe.ts';
import type { Stack } from '../../model/stack.ts';
import { type Assignable, type DeepReadonly, publishedSchema } from '../published-schema.ts';
import { engineFacts } from '../schema-engine.ts';
import { duration, failure } from '../schema-time.ts';
import { edge, graphEdge, learnedStack } from './schema-learned.ts';
import { matrixRow, untriedRow } from './schema-row.ts';

const column = z.object({
  name: z.string(),
  is: z.enum(['users', 'callers', 'service']),
  service: z.string(),
  judgedOn: z.string(),
});

const mend = z
  .object({
    sentence: z.string(),
    patch: z.string().nullable(),
    override: z.string(),
    tried: z.enum(['mended', 'better', 'no better', 'not tried']),
    rows: z.array(z.object({ key: z.string(), before: z.string(), after: z.string() })),
  })
  .meta({ id: 'Mend' });

const finding = z.object({
  weakness: z.enum(weaknesses),
  service: z.string(),
  edge: edge.nullable(),
  rows: z.array(z.string()),
  severity: z.enum(['note', 'warning', 'severe']),
  sentence: z.string(),
  learn: z.string().nullable(),
  mend: mend.nullable(),
});

export const explorationSchema = z.object({
  schema: z.literal('resilience.exploration/1'),
  stack: z.string(),
  files: z.array(z.string()),
  run: z.string(),
  seed: z.string(),
  version: z.string(),
  command: z.string(),
  wall: z.number(),
  took: duration,
  budget: duration,
  ending: z.enum(['completed', 'budget', 'interrupted', 'aborted']),
  engine: engineFacts.nullable(),
  learned: learnedStack,
  columns: z.array(column),
  rows: z.array(matrixRow),
  untried: z.array(untriedRow),
  graph: z.array(graphEdge),
  singlePoints: z.array(z.string()),
  findings: z.array(finding),
  together: mend.exactOptional(),
  failures: z.array(failure),
  leftovers: z.array(z.string()),
});

/** A plan's own things are taken as they are. */
type Kept = Probe | Stack;
type Parsed = DeepReadonly<z.infer<typeof explorationSchema>, Kept>;

/** Compiles only while every exploration fits the schema, and whatever fits the schema is an exploration. */
export type SchemaHoldsExploration = Assignable<Exploration, Parsed>;
export type ExplorationHoldsSchema = Assignable<Parsed, Exploration>;

/** JSON Schema 2020-12. Objects may have further members, so that a reader of today accepts an exploration of tomorrow. */
export function explorationJsonSchema(): Readonly<Record<string, unknown>> {
  return publishedSchema(explorationSchema, { id: 'exploration:1', title: 'What an exploration of a stack found' });
}
