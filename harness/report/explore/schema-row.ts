/** Schemas of the rows of a resilience matrix, before and after they are tried. */
import { z } from 'zod';
import { feltOrder } from '../../model/exploration.ts';
import { fault, remedy } from '../schema-fault.ts';
import { observed } from '../schema-readings.ts';
import { duration, measured } from '../schema-time.ts';

const broken = z.discriminatedUnion('on', [
  z.object({ on: z.literal('service'), service: z.string() }),
  z.object({ on: z.literal('edge'), from: z.string(), to: z.string() }),
  z.object({ on: z.literal('stack') }),
]);

const exploreRow = z
  .object({
    key: z.string(),
    broken,
    how: z.string(),
    fault,
    hold: duration.nullable(),
    recovery: duration,
    remedies: z.array(remedy),
    expected: z.object({ hurt: z.array(z.string()), text: z.string() }),
    information: z.number(),
  })
  .meta({ id: 'ExploreRow' });

const back = z
  .discriminatedUnion('by', [
    z.object({ by: z.literal('not needed') }),
    z.object({ by: z.literal('itself'), after: observed }),
    z.object({ by: z.enum(['restart', 'recreation']), of: z.string(), after: observed }),
    z.object({ by: z.literal('nobody'), tried: z.array(z.string()) }),
    z.object({ by: z.literal('unknown') }),
  ])
  .meta({ id: 'Back' });

const noticed = z.discriminatedUnion('by', [
  z.object({ by: z.enum(['engine', 'check']), service: z.string(), after: measured }),
  z.object({ by: z.literal('nobody') }),
  z.object({ by: z.literal('unknown') }),
]);

const cell = z.object({
  column: z.string(),
  felt: z.enum([...feltOrder, 'unknown']),
  bad: measured.nullable(),
  back,
  text: z.string(),
});

export const matrixRow = z.object({
  row: exploreRow,
  run: z.string(),
  experiment: z.string(),
  unknown: z.string().nullable(),
  noticed,
  back,
  cells: z.array(cell),
  broke: z.array(z.string()),
});

export const untriedRow = z.object({
  row: exploreRow,
  why: z.enum(['budget', 'refused', 'interrupted']),
  reason: z.string(),
});
