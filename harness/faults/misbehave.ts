/** `misbehave`: the service does wrong because it was told to by a route, or driven to it by requests. */

import { drivenByRequests, toldByRoute } from './by-requests.ts';
import type { FaultDriver } from './driver.ts';

export const misbehave: FaultDriver<'misbehave'> = ({ target, how }, context) =>
  how.by === 'route' ? toldByRoute(context, target, how) : drivenByRequests(context, target, how);
