/** Schemas of settings, measures and estimates. */
import { z } from 'zod';
import { duration } from '../schema-time.ts';

const service = z.string().nullable();

export const settingValue = z.object({ service, field: z.string(), value: z.string() }).meta({ id: 'SettingValue' });

export const factor = z.object({ service, field: z.string(), values: z.array(z.string()) });

export const quantity = z.enum(['detection', 'recovery', 'engineRecovery', 'downtime']).meta({ id: 'Quantity' });

export const measure = z
  .object({
    experiment: z.string(),
    quantity,
    from: z.enum(['injection', 'revert']),
    service: z.string(),
    probe: z.string().nullable(),
    window: duration,
  })
  .meta({ id: 'Measure' });

export const objective = z.object({
  text: z.string(),
  quantity,
  statistic: z.enum(['median', 'mean', 'p95', 'max']),
  limit: duration,
});

export const estimate = z
  .object({ value: z.number(), min: z.number().nullable(), max: z.number().nullable() })
  .meta({ id: 'Estimate', description: 'A number with its interval; a bound that was not reached is null' });
