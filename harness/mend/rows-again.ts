/** Which rows are tried again on the repaired stack, how long they are watched there, and what is known of it before it is seen. */
import type { Edit } from '../compose-file/edit.ts';
import type { Exploration, ExploreFinding } from '../model/exploration.ts';
import type { ExploreRow } from '../model/explore-row.ts';
import { cancelsRestartPolicy, endsProcess } from '../model/fault-facts.ts';
import { isHeld } from '../model/fault-traits.ts';
import type { LearnedStack } from '../model/learned.ts';
import type { ServiceName } from '../model/stack.ts';
import { type Duration, milliseconds, seconds } from '../model/time.ts';
import type { MendProject, RepairSet } from './repair.ts';
import { serviceOf } from './repair.ts';

/**
 * Its own; of a first process that hides a death also the end of that process, as the repaired service may have no other whose death could be
 * tried.
 */
export function keysOf({ weakness, service, rows }: ExploreFinding, exploration: Exploration): readonly string[] {
  const tried = exploration.rows.filter(({ unknown }) => unknown === null).map(({ row }) => row);
  const ends = tried.filter(
    ({ broken, fault }) =>
      broken.on === 'service' &&
      broken.service === service &&
      !isHeld(fault) &&
      endsProcess(fault) &&
      !cancelsRestartPolicy(fault),
  );
  const more = weakness === 'hides its death' ? ends.map(({ key }) => key) : [];
  return tried.map(({ key }) => key).filter((key) => rows.includes(key) || more.includes(key));
}

/** Whether the service's own check was the first to notice in all of the finding's rows, or in none. */
export function wasRed({ service, rows }: ExploreFinding, exploration: Exploration): boolean | undefined {
  const all = exploration.rows.filter(({ row, unknown }) => rows.includes(row.key) && unknown === null);
  const red = all.filter(({ noticed }) => noticed.by === 'check' && noticed.service === service);
  if (all.length === 0 || (red.length > 0 && red.length < all.length)) return undefined;
  return red.length > 0;
}

/** What is left alone where nothing heals is watched for longer where something does: until the check is red, and the service is up again. */
export function watchedFor(row: ExploreRow, repairs: RepairSet, project: MendProject): ExploreRow {
  const heals = repairs.flatMap((one) => one.heals ?? []);
  const longest = Math.max(0, ...heals.map((name) => healedWithin(name, project)));
  return longest <= row.recovery ? row : { ...row, recovery: milliseconds(longest) };
}

/** What a check takes to be red by the times that are given to a new one, with a stop that takes all of its grace, and twice a start. */
function healedWithin(name: ServiceName, { learned, ...project }: MendProject): Duration {
  const service = serviceOf(project, name);
  const health = service?.health;
  const round = health == null ? seconds(5) : milliseconds(health.interval + Math.min(health.timeout, seconds(5)));
  const red = (health?.retries ?? 2) * round;
  const startsIn = learned.services.find((one) => one.name === name)?.startsIn ?? seconds(5);
  return milliseconds(Math.min(red + (service?.stopGrace ?? seconds(10)) + 2 * startsIn + seconds(6), seconds(60)));
}

/** What was learned, but for what the edits change of it. */
export function learnedAfter(learned: LearnedStack, edits: readonly Edit[]): LearnedStack {
  const of = (name: ServiceName, key: string): readonly Edit[] =>
    edits.filter(({ path }) => path[0] === 'services' && path[1] === name && path[2] === key);
  return {
    ...learned,
    services: learned.services.map((service) => {
      const kept = of(service.name, 'volumes').map(({ value }) => String(value));
      const isOther = [...of(service.name, 'command'), ...of(service.name, 'entrypoint')].length > 0;
      const losesWithContainer = service.losesWithContainer.filter(
        (path) => !kept.some((one) => one.endsWith(`:${path}`)),
      );
      return { ...service, losesWithContainer, firstProcess: isOther ? [] : service.firstProcess };
    }),
  };
}
