/** The schema of one run of a comparison. */
import { z } from 'zod';
import { count, duration } from '../schema-time.ts';

const ruler = z.object({
  probeLatenessP99: duration,
  engineRoundTripP50: duration,
  healthProbeP50: duration.nullable(),
});

export const campaignRun = z.object({
  folder: z.string(),
  role: z.enum(['repeat', 'control', 'idle', 'confirm']),
  variant: z.string().nullable(),
  block: count.nullable(),
  attempt: count,
  jobs: count,
  began: duration,
  ended: duration,
  ruler: ruler.nullable(),
  rejected: z.string().nullable(),
  unsteady: z.object({ reason: z.string(), byHealer: count, byPolicy: count }).exactOptional(),
});
