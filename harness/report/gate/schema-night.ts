/** Schemas of what a night measured: scenarios, their measures and objectives, comparisons of revisions. */
import { z } from 'zod';
import { estimate, quantity } from '../comparison/schema-settings.ts';
import { engineFacts } from '../schema-engine.ts';
import { count, duration, failure } from '../schema-time.ts';

const baselineKey = z.object({ engine: z.string(), kernel: z.string(), cpu: z.string(), compose: z.string() });

const commit = z.object({ id: z.string(), subject: z.string(), dirty: z.boolean() }).meta({ id: 'Commit' });

export const nightMeasure = z
  .object({
    experiment: z.string(),
    quantity,
    service: z.string(),
    probe: z.string().nullable(),
    window: duration,
    repeats: z.array(z.object({ seen: z.boolean(), value: duration, resolution: duration, folder: z.string() })),
  })
  .meta({ id: 'NightMeasure' });

export const comparedMeasure = z
  .object({
    experiment: z.string(),
    quantity,
    word: z.enum(['better', 'worse', 'same', 'cannot tell']),
    ratio: estimate.nullable(),
    p: z.number().nullable(),
  })
  .meta({ id: 'ComparedMeasure' });

const objective = z.object({
  text: z.string(),
  experiment: z.string().nullable(),
  level: z.enum(['error', 'warn']),
  held: count,
  failed: count,
  unknown: count,
  observed: z.string(),
  limit: z.string().nullable(),
  folder: z.string().nullable(),
  known: z.object({ reason: z.string(), since: z.string() }).nullable(),
});

const comparison = z.object({
  accepted: commit,
  tonight: commit,
  blocks: count,
  measures: z.array(comparedMeasure),
  seed: z.string(),
  command: z.string(),
  folder: z.string(),
  failure: failure.nullable(),
});

const bisection = z.object({ first: commit.nullable(), commits: count, comparisons: count, reason: z.string() });

export const scenarioFacts = z
  .object({
    role: z.enum(['scenario', 'control', 'must fail']),
    scenario: z.string(),
    title: z.string(),
    file: z.string(),
    tags: z.array(z.string()),
    key: baselineKey.nullable(),
    revision: commit.nullable(),
    images: z.record(z.string(), z.string()),
    seed: z.string(),
    planned: count,
    used: count,
    rejected: count,
    verdicts: z.object({ pass: count, fail: count, inconclusive: count }),
    objectives: z.array(objective),
    measures: z.array(nightMeasure),
    host: z.object({
      loadBefore: z.number().nullable(),
      loadAfter: z.number().nullable(),
      steal: z.number().nullable(),
    }),
    took: duration,
    unusable: z.string().nullable(),
    unsteady: z.object({ runs: count, reason: z.string() }).nullable(),
    comparison: comparison.nullable(),
    bisection: bisection.nullable(),
    folder: z.string(),
    telling: z.string().nullable(),
    reproduce: z.string(),
  })
  .meta({ id: 'ScenarioFacts' });

const worseCells = z.array(z.object({ row: z.string(), column: z.string(), before: z.string(), after: z.string() }));

export const stackExploration = z
  .object({
    stack: z.string(),
    file: z.string(),
    level: z.enum(['error', 'warn']),
    accepted: z.string().nullable(),
    confirmed: worseCells,
    once: worseCells,
    tried: count,
    untried: count,
    missing: z.array(z.string()),
    acceptable: z.boolean(),
    ending: z.enum(['completed', 'budget', 'interrupted', 'aborted']).nullable(),
    unusable: z.string().nullable(),
    took: duration,
    folder: z.string().nullable(),
    kept: z.string(),
    reproduce: z.string(),
  })
  .meta({ id: 'StackExploration' });

export const nightFacts = z.object({
  schema: z.literal('resilience.night/1'),
  night: z.string(),
  run: z.string(),
  suite: z.string(),
  wall: z.number(),
  duration,
  version: z.string(),
  command: z.string(),
  seed: z.string(),
  engine: engineFacts.nullable(),
  repeats: count,
  budget: duration.nullable(),
  planned: duration,
  shard: z.object({ index: count, of: count }).nullable(),
  scenarios: z.array(scenarioFacts),
  explorations: z.array(stackExploration),
  ending: z.enum(['completed', 'interrupted', 'aborted']),
  leftovers: z.array(z.string()),
  failures: z.array(failure),
});
