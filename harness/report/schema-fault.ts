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

const restart = z.object({ kind: z.literal('restart'), target });

export const fault = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('crash'), target }),
  z.object({ kind: z.literal('kill'), target, signal: z.string() }),
  restart,
  z.object({ kind: z.literal('exit'), target, code: z.number(), control }),
  z.object({ kind: z.literal('stop'), target }),
  z.object({ kind: z.literal('pause'), target }),
  z.object({ kind: z.literal('flipHealth'), target, flip }),
  z.object({
    kind: z.literal('breakDependency'),
    from: z.string(),
    target,
    cut: z.enum(['drop', 'reject', 'wrong-name']),
  }),
  z.object({ kind: z.literal('disconnect'), target, network: z.string().nullable() }),
]);

export const action = z.discriminatedUnion('kind', [restart, z.object({ kind: z.literal('start'), target })]);

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
]);

export const expectation = z.object({
  type: z.literal('expectation'),
  subject: z.discriminatedUnion('type', [
    z.object({ type: z.literal('service'), name: z.string() }),
    z.object({ type: z.literal('probe'), name: z.string() }),
  ]),
  claim,
  because: z.string().nullable(),
  known: z.object({ reason: z.string(), since: z.string() }).nullable(),
});
