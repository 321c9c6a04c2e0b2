/** How long the health checks of services took when they passed. */
import type { TimelineEvent } from '../../model/event.ts';
import type { ServiceName } from '../../model/stack.ts';
import { between, type Duration } from '../../model/time.ts';

/** Start to end of every health probe that passed, as the engine logged it. */
export const passedProbes = (
  events: Iterable<TimelineEvent>,
): readonly { readonly service: ServiceName; readonly length: Duration }[] =>
  Iterator.from(events)
    .flatMap((event) =>
      event.type === 'health.probed' && event.exitCode === 0
        ? [{ service: event.service, length: between(event.start, event.end) }]
        : [],
    )
    .toArray();
