/** How long a service is given to leave by itself before it is killed. */
import type { ServiceName } from '../model/stack.ts';
import { type Duration, seconds } from '../model/time.ts';
import type { FaultContext } from './driver.ts';

/** The planned grace; the engine's own default of 10 s where the plan does not name the service. */
export const stopGrace = (context: FaultContext, service: ServiceName): Duration =>
  context.services.find((one) => one.name === service)?.stopGrace ?? seconds(10);
