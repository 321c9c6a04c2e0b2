/** Schemas of what was learned of a stack. Its probes and the stack itself are as in a plan: their kinds are named, and the rest is open. */
import { z } from 'zod';
import type { Probe } from '../../model/probe.ts';
import { probeKinds } from '../../model/probe-traits.ts';
import type { Stack } from '../../model/stack.ts';
import { count, duration } from '../schema-time.ts';

const probe = z
  .looseObject({ type: z.literal('probe'), kind: z.enum(probeKinds), service: z.string() })
  .meta({ id: 'Probe' }) as unknown as z.ZodType<Probe>;

const stack = z
  .looseObject({ name: z.string(), folder: z.string(), compose: z.array(z.string()) })
  .meta({ id: 'Stack' }) as unknown as z.ZodType<Stack>;

const learnedService = z.object({
  name: z.string(),
  once: z.boolean(),
  entry: z.string().nullable(),
  firstProcess: z.array(z.string()),
  startsIn: duration.nullable(),
  errorLines: count,
  losesWithContainer: z.array(z.string()),
});

const entryPoint = z.object({
  name: z.string(),
  service: z.string(),
  by: z.enum(['users', 'callers']),
  probe,
  steady: z.object({ text: z.string(), good: count, due: count, p50: duration, p99: duration }),
});

const evidence = z.discriminatedUnion('by', [
  z.object({ by: z.literal('connections'), count, port: z.number() }),
  z.object({ by: z.literal('names'), count }),
  z.object({ by: z.literal('depends_on') }),
  z.object({ by: z.literal('environment'), variable: z.string() }),
]);

export const edge = z.object({ from: z.string(), to: z.string() });

const learnedEdge = edge.extend({ evidence: z.array(evidence) });

export const graphEdge = learnedEdge.extend({
  need: z.enum(['hard', 'soft', 'untried']),
  odd: z.enum(['not real', 'not declared', 'not exercised']).nullable(),
});

export const learnedStack = z.object({
  stack,
  services: z.array(learnedService),
  entries: z.array(entryPoint),
  edges: z.array(learnedEdge),
  watched: duration,
  traffic: z.string(),
});
