/** `misbehave`: the service answers wrongly because a route orders it, or requests break it. */

import { drivenByRequests, toldByRoute } from './by-requests.ts';
import type { FaultDriver } from './driver.ts';

export const misbehave: FaultDriver<'misbehave'> = ({ target, how }, context) =>
  how.by === 'route' ? toldByRoute(context, target, how) : drivenByRequests(context, target, how);
