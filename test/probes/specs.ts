/** Probes as tests want them: 100/s over both kinds of connection, with a second to answer. */
import type { HttpClient } from '../../harness/engine/clients.ts';
import type { HttpProbe } from '../../harness/model/probe.ts';
import { milliseconds } from '../../harness/model/time.ts';
import { httpAsker } from '../../harness/probes/http/asker.ts';
import type { ProberSpec } from '../../harness/probes/probe-schedule.ts';

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

/** A probe of that name, asked over HTTP at `port` of this machine. */
export const specOf =
  (name: string, more: Partial<HttpProbe> = {}) =>
  (http: HttpClient, port = 8001): ProberSpec => {
    const probe = probeOf(more);
    return { name, role: 'probe', probe, asker: httpAsker(probe, http, () => ({ host: '127.0.0.1', port })) };
  };
