/** Probes as tests want them: 100/s over both kinds of connection, with a second to answer. */
import type { HttpProbe } from '../../harness/model/probe.ts';
import type { ProberSpec } from '../../harness/probes/prober.ts';
import { httpProbe } from '../plan/parts.ts';

export const specOf = (name: string, more: Partial<HttpProbe> = {}): ProberSpec => ({
  name,
  role: 'probe',
  probe: httpProbe(more),
  address: () => ({ host: '127.0.0.1', port: 8001 }),
});
