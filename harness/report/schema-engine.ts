/** The schema of what is known of an engine and its machine. */
import { z } from 'zod';

export const engineFacts = z.object({
  name: z.string(),
  version: z.string(),
  apiVersion: z.string(),
  composeVersion: z.string().nullable(),
  os: z.string(),
  kernel: z.string(),
  cgroup: z.enum(['1', '2', 'unknown']),
  cpus: z.number(),
  memoryBytes: z.number(),
  local: z.boolean(),
});
