/** How long services took to start, as their health checks saw it, and the connection attempts of the harness. */
import type { EventOf, TimelineEvent } from '../../model/event.ts';
import type { ServiceName } from '../../model/stack.ts';
import { between, type Duration, type Instant, milliseconds } from '../../model/time.ts';

/** One start that became healthy, or that was seen to listen. */
export interface StartUp {
  readonly service: ServiceName;
  readonly started: Instant;
  /** So long after the start it was seen not to be up; 0: it was not. */
  readonly stillStarting: Duration;
  /** So long after the start it was seen to be up. */
  readonly upBy: Duration;
}

type Started = EventOf<'container.changed'>;
type Seen = Started | EventOf<'health.probed'> | EventOf<'service.listened'>;

const tells: ReadonlySet<TimelineEvent['type']> = new Set<Seen['type']>([
  'container.changed',
  'health.probed',
  'service.listened',
]);

/** Every start of a timeline that was seen until a good check, or to listen. A check belongs to the life that was under way when it began. */
export function startUps(timeline: Iterable<TimelineEvent>): readonly StartUp[] {
  const events = Iterator.from(timeline)
    .filter((event): event is Seen => tells.has(event.type))
    .toArray();
  const changes = events.filter((event) => event.type === 'container.changed');
  const starts = changes.filter(({ change }) => change.to === 'started');
  const ends = changes.filter(({ change }) => change.to === 'died');
  const looks = events.filter((event) => event.type === 'health.probed');
  const listened = events.filter((event) => event.type === 'service.listened');
  return starts.flatMap((start) => {
    const death = ends.find((end) => end.container === start.container && end.engineAt > start.engineAt);
    const inLife = (at: Instant): boolean => at >= start.engineAt && (death === undefined || at < death.engineAt);
    const own = looks
      .filter((run) => run.container === start.container && inLife(run.start))
      .sort((a, b) => a.start - b.start);
    const good = own.findIndex((run) => run.exitCode === 0);
    const bad = good > 0 ? own[good - 1]!.start : null;
    const first = listened.find((one) => one.service === start.service && inLife(one.by));
    // What a later check refuses listened before it was up.
    const heard = first !== undefined && (bad === null || bad < first.by) ? first : null;
    const up = [...(good < 0 ? [] : [own[good]!.start]), ...(heard === null ? [] : [heard.by])];
    if (up.length === 0) return [];
    const notYet = [bad, heard?.notBy ?? null].filter((at) => at !== null);
    const since = (at: Instant): Duration => milliseconds(Math.max(0, between(start.engineAt, at)));
    const upBy = Math.min(...up.map(since));
    const stillStarting = Math.min(upBy, Math.max(0, ...notYet.map(since)));
    const { service, engineAt: started } = start;
    return [{ service, started, stillStarting: milliseconds(stillStarting), upBy: milliseconds(upBy) }];
  });
}
