/** Probes as tests want them: 100/s over both kinds of connection, with a second to answer. */
import type { HttpClient } from '../../harness/engine/clients.ts';
import type { HttpProbe } from '../../harness/model/probe.ts';
import { httpAsker } from '../../harness/probes/http/asker.ts';
import type { ProberSpec } from '../../harness/probes/probe-schedule.ts';
import { httpProbe } from '../plan/parts.ts';

/** A probe of that name, asked over HTTP at `port` of this machine. */
export const specOf =
  (name: string, more: Partial<HttpProbe> = {}) =>
  (http: HttpClient, port = 8001): ProberSpec => {
    const probe = httpProbe(more);
    return { name, role: 'probe', probe, asker: httpAsker(probe, http, () => ({ host: '127.0.0.1', port })) };
  };
