/** Schemas of times and small shared shapes. In JSON a time is a number of milliseconds. */
import { z } from 'zod';
import type { FailureCode } from '../model/failure.ts';
import type { Duration, Instant } from '../model/time.ts';

export const duration = z
  .number()
  .meta({ id: 'Duration', description: 'A length of time in milliseconds' }) as unknown as z.ZodType<Duration>;

export const instant = z.number().meta({
  id: 'Instant',
  description: "A moment on the run's own clock: milliseconds since it began",
}) as unknown as z.ZodType<Instant>;

export const durationRange = z.object({ min: duration, max: duration }).meta({ id: 'DurationRange' });

/** What is later than `max` by no more than `later.upTo` may have the cause that `later.why` names. */
export const bound = durationRange
  .extend({ later: z.object({ upTo: duration, why: z.string() }).exactOptional() })
  .meta({ id: 'Bound' });

export const span = z.object({ from: instant, to: instant }).meta({ id: 'Span' });

export const count = z.number().int().nonnegative();

/** The code is a pattern and not a list, so that a new code of the catalogue does not change the format. */
export const failure = z
  .object({
    code: z.string().regex(/^R[1-4]\d\d$/) as unknown as z.ZodType<FailureCode>,
    message: z.string(),
    at: z.string().nullable(),
    fix: z.string().nullable(),
    evidence: z.array(z.string()).exactOptional(),
  })
  .meta({ id: 'Failure' });

export const evidence = z.object({ at: instant, text: z.string() }).meta({ id: 'Evidence' });

export const verdict = z.enum(['pass', 'inconclusive', 'fail']).meta({ id: 'Verdict' });

export const measured = z.object({ value: duration, resolution: duration, unseen: duration.exactOptional() });
