/** The published schema of `gate.json`. The compiler holds it equal to `GateResult`, in both directions. */

import { z } from 'zod';
import { type GateResult, scenarioStates } from '../../model/gate.ts';
import { type Assignable, type DeepReadonly, publishedSchema } from '../published-schema.ts';
import { count, duration, failure, verdict } from '../schema-time.ts';
import { comparedMeasure, nightFacts, nightMeasure, scenarioFacts, stackExploration } from './schema-night.ts';

export const scenarioState = z.enum(scenarioStates).meta({ id: 'ScenarioState' });

const band = z.object({
  nights: count,
  median: duration.nullable(),
  low: duration.nullable(),
  high: duration.nullable(),
  spread: z.number().nullable(),
  since: z.string(),
});

const judgedMeasure = z.object({
  measure: nightMeasure,
  title: z.string(),
  median: duration.nullable(),
  gated: z.boolean(),
  band: band.nullable(),
  screen: z.enum(['within', 'slower', 'faster', 'no baseline', 'not measured']),
  ratio: z.number().nullable(),
  compared: comparedMeasure.nullable(),
});

const judgedScenario = z.object({
  facts: scenarioFacts,
  state: scenarioState,
  before: scenarioState.nullable(),
  red: z.boolean(),
  sentence: z.string(),
  details: z.array(z.string()),
  measures: z.array(judgedMeasure),
  quarantine: z.object({ reason: z.string(), issue: z.string(), until: z.string() }).nullable(),
  counts: z.boolean(),
  level: z.enum(['kept', 'new']),
});

const judgedExploration = z.object({
  facts: stackExploration,
  state: z.enum(['new', 'steady', 'regressed', 'inconclusive']),
  red: z.boolean(),
  sentence: z.string(),
  details: z.array(z.string()),
  counts: z.boolean(),
});

export const gateSchema = z.object({
  schema: z.literal('resilience.gate/1'),
  number: count,
  facts: nightFacts,
  verdict,
  sentence: z.string(),
  scenarios: z.array(judgedScenario),
  explorations: z.array(judgedExploration),
  changed: z.array(z.string()),
  notes: z.array(z.string()),
  failures: z.array(failure),
});

type Parsed = DeepReadonly<z.infer<typeof gateSchema>>;

/** Compiles only while every night fits the schema, and whatever fits the schema is a night. */
export type SchemaHoldsNight = Assignable<GateResult, Parsed>;
export type NightHoldsSchema = Assignable<Parsed, GateResult>;

/** JSON Schema 2020-12. Objects may have further members, so that a reader of today accepts a night of tomorrow. */
export function gateJsonSchema(): Readonly<Record<string, unknown>> {
  return publishedSchema(gateSchema, { id: 'gate:1', title: 'Result of a night of the resilience gate' });
}
