/** How long services took to start, as their health checks saw it. */
import type { EventOf, TimelineEvent } from '../model/event.ts';
import type { ServiceName } from '../model/stack.ts';
import { between, type Duration, milliseconds } from '../model/time.ts';

/** One start that became healthy. */
export interface StartUp {
  readonly service: ServiceName;
  /** The last look that still failed began so long after the start; 0: none failed. */
  readonly stillStarting: Duration;
  /** The first good look began so long after the start: the service was up by then. */
  readonly upBy: Duration;
}

type Started = EventOf<'container.changed'>;

/** Every start of a timeline whose looks were seen until a good one. A look belongs to the life that was under way when it began. */
export function startUps(timeline: Iterable<TimelineEvent>): readonly StartUp[] {
  const events = Iterator.from(timeline)
    .filter(({ type }) => type === 'container.changed' || type === 'health.probed')
    .toArray();
  const starts = events.filter(
    (event): event is Started => event.type === 'container.changed' && event.change.to === 'started',
  );
  const ends = events.filter(
    (event): event is Started => event.type === 'container.changed' && event.change.to === 'died',
  );
  const looks = events.filter((event): event is EventOf<'health.probed'> => event.type === 'health.probed');
  return starts.flatMap((start) => {
    const death = ends.find((end) => end.container === start.container && end.engineAt > start.engineAt);
    const own = looks
      .filter((look) => look.container === start.container && look.start >= start.engineAt)
      .filter((look) => death === undefined || look.start < death.engineAt)
      .sort((a, b) => a.start - b.start);
    const good = own.findIndex((look) => look.exitCode === 0);
    if (good < 0) return [];
    const bad = good === 0 ? null : own[good - 1]!;
    return [
      {
        service: start.service,
        stillStarting: bad === null ? milliseconds(0) : between(start.engineAt, bad.start),
        upBy: between(start.engineAt, own[good]!.start),
      },
    ];
  });
}
