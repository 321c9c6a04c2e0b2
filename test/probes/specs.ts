/** Probes as tests want them: 100/s over both kinds of connection, with a second to answer. */
import type { HttpProbe } from '../../harness/model/probe.ts';
import { milliseconds } from '../../harness/model/time.ts';
import type { ProberSpec } from '../../harness/probes/prober.ts';

export const probeOf = (more: Partial<HttpProbe> = {}): HttpProbe => ({
  type: 'probe',
  kind: 'http',
  service: 'api',
  path: '/',
  method: 'GET',
  rate: 100,
  connections: ['fresh', 'kept'],
  status: [200],
  body: null,
  within: milliseconds(1000),
  ...more,
});

export const specOf = (name: string, more: Partial<HttpProbe> = {}): ProberSpec => ({
  name,
  role: 'probe',
  probe: probeOf(more),
  address: () => ({ host: '127.0.0.1', port: 8001 }),
});
