/** Schemas of faults, the actions that end them, and expectations. */
import { z } from 'zod';
import { duration } from './schema-time.ts';

const target = z.string();

const control = z.discriminatedUnion('by', [
  z.object({ by: z.literal('route'), method: z.enum(['GET', 'POST']), path: z.string() }),
  z.object({ by: z.literal('exec'), command: z.array(z.string()) }),
]);

const flip = z.discriminatedUnion('by', [
  z.object({ by: z.literal('route'), fail: z.string(), pass: z.string() }),
  z.object({ by: z.literal('requests'), path: z.string(), times: z.number() }),
  z.object({ by: z.literal('wrapper') }),
]);

const replica = z.number().optional();

const restart = z.object({ kind: z.literal('restart'), target, replica });

const recreate = z.object({
  kind: z.literal('recreate'),
  target,
  address: z.enum(['any', 'another']).optional(),
  swapWith: z.string().optional(),
});

const how = z.discriminatedUnion('by', [
  z.object({ by: z.literal('route'), start: z.string(), end: z.string() }),
  z.object({ by: z.literal('requests'), path: z.string(), times: z.number() }),
]);

export const fault = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('nothing'), target }),
  z.object({ kind: z.literal('crash'), target, replica }),
  z.object({ kind: z.literal('kill'), target, replica, signal: z.string() }),
  restart,
  recreate,
  z.object({ kind: z.literal('killChildren'), target, replica }),
  z.object({
    kind: z.literal('restartAll'),
    target,
    services: z.array(z.string()),
    order: z.enum(['at once', 'in turn']),
  }),
  z.object({ kind: z.literal('exit'), target, code: z.number(), control }),
  z.object({ kind: z.literal('stop'), target, replica }),
  z.object({ kind: z.literal('startWithout'), target, others: z.array(z.string()) }),
  z.object({ kind: z.literal('pause'), target, replica }),
  z.object({ kind: z.literal('hang'), target, replica }),
  z.object({ kind: z.literal('remove'), target, alongside: z.array(z.string()) }),
  z.object({ kind: z.literal('limitCpu'), target, replica, cpus: z.number() }),
  z.object({ kind: z.literal('misbehave'), target, as: z.string(), how }),
  z.object({ kind: z.literal('flipHealth'), target, flip }),
  z.object({
    kind: z.literal('breakDependency'),
    from: z.string(),
    target,
    cut: z.enum(['drop', 'reject', 'wrong-name']),
  }),
  z.object({ kind: z.literal('closePort'), target, replica, port: z.number() }),
  z.object({ kind: z.literal('disconnect'), target, replica, network: z.string().nullable() }),
]);

/** What an operator does about a row of the resilience matrix. */
export const remedy = z.discriminatedUnion('kind', [restart, recreate]);

export const action = z.discriminatedUnion('kind', [restart, z.object({ kind: z.literal('start'), target }), recreate]);

const limit = z.union([duration, z.literal('predicted')]);
const by = z.enum(['engine', 'probe']);

const claim = z.discriminatedUnion('claim', [
  z.object({ claim: z.literal('isDetected'), by, within: limit }),
  z.object({ claim: z.literal('isNotDetected'), by }),
  z.object({ claim: z.literal('recovers'), within: limit }),
  z.object({ claim: z.literal('doesNotRecover') }),
  z.object({ claim: z.literal('isUnaffected') }),
  z.object({ claim: z.literal('fails') }),
  z.object({ claim: z.literal('staysAvailable'), atLeast: z.number() }),
  z.object({
    claim: z.literal('restarts'),
    atLeast: z.number(),
    atMost: z.number().nullable(),
    backOff: z.boolean(),
  }),
  z.object({ claim: z.literal('keepsData'), atLeast: z.number() }),
  z.object({ claim: z.literal('losesData') }),
  z.object({ claim: z.literal('keepsThreshold'), metric: z.string(), expression: z.string() }),
  z.object({ claim: z.literal('isBalanced'), atLeast: z.number() }),
  z.object({ claim: z.literal('degrades') }),
  z.object({ claim: z.literal('failsFast'), within: duration }),
  z.object({ claim: z.literal('latency'), share: z.number(), under: duration }),
  z.object({ claim: z.literal('errorRate'), atMost: z.number() }),
  z.object({
    claim: z.literal('value'),
    must: z.union([
      z.object({ equals: z.union([z.string(), z.number(), z.boolean(), z.null()]) }),
      z.object({ matches: z.string(), flags: z.string().optional() }),
      z.object({ atLeast: z.number().nullable(), atMost: z.number().nullable() }),
    ]),
  }),
  z.object({ claim: z.literal('isKept') }),
  z.object({
    claim: z.literal('logs'),
    pattern: z
      .union([z.object({ contains: z.string() }), z.object({ matches: z.string(), flags: z.string().optional() })])
      .nullable(),
    within: duration,
  }),
]);

export const expectation = z.object({
  type: z.literal('expectation'),
  subject: z.discriminatedUnion('type', [
    z.object({ type: z.literal('service'), name: z.string() }),
    z.object({ type: z.literal('probe'), name: z.string() }),
    z.object({ type: z.literal('load'), name: z.string() }),
  ]),
  claim,
  because: z.string().nullable(),
  known: z.object({ reason: z.string(), since: z.string() }).nullable(),
});
