/** A page that is asked ten times a second, over fresh connections. */
import type { HttpProbe } from '../../harness/model/probe.ts';
import { seconds } from '../../harness/model/time.ts';

export const probe: HttpProbe = {
  type: 'probe',
  kind: 'http',
  service: 'api',
  path: '/',
  method: 'GET',
  rate: 10,
  connections: ['fresh'],
  status: [200],
  body: null,
  within: seconds(1),
};
