/** A schedule by chance: two rows that are near each other along the graph, and the second at a time when the first one matters. */
import type { ExploreRow } from '../model/explore-row.ts';
import { servicesTouched } from '../model/fault-facts.ts';
import type { Schedule, ScheduledFault } from '../model/schedule.ts';
import type { ServiceName } from '../model/stack.ts';
import { type Duration, milliseconds, seconds } from '../model/time.ts';
import { shuffled } from '../statistics/seeded.ts';
import type { SimulatedStack } from './simulated-stack.ts';

/** How often a pair is tried whose faults strike one service, or neighbours, for each time that another is. */
const nearness = 5;

/** How often the second comes while the first holds; else it comes in its recovery. */
const whileHeld = 0.4;

/** Rows of which pairs are made: of single services and edges. */
const pairable = (rows: readonly ExploreRow[]): readonly ExploreRow[] =>
  rows.filter(({ broken, second }) => broken.on !== 'stack' && second === undefined);

/** Two rows, in their order in time. */
export interface RowPair {
  readonly first: ExploreRow;
  readonly second: ExploreRow;
}

/** All pairs of the rows by chance, those that are near more often; the near ones come once each before all else. */
export function pairsInTurn(
  rows: readonly ExploreRow[],
  stack: SimulatedStack,
  random: () => number,
): readonly RowPair[] {
  const usable = pairable(rows);
  const pairs = usable.flatMap((first) => usable.map((second) => ({ first, second })));
  const near = pairs.filter(({ first, second }) => {
    const around = withNeighbours(touchedBy(first), stack);
    return touchedBy(second).some((name) => around.has(name));
  });
  const again = Array.from({ length: nearness - 1 }, () => near).flat();
  const far = pairs.filter((one) => !near.includes(one));
  return [...shuffled(near, random), ...shuffled([...again, ...far], random)];
}

/** The pair at times by chance: the second while the first holds, or in its recovery. */
export function scheduleOf({ first, second }: RowPair, random: () => number): Schedule {
  const held = { first: faultOf(first, random), second: faultOf(second, random) };
  const after = momentFor(held.first.hold, overlaps(first, second), random);
  return { first: held.first, second: { ...held.second, after } };
}

const touchedBy = ({ fault }: ExploreRow): readonly ServiceName[] => servicesTouched(fault);

function withNeighbours(names: readonly ServiceName[], { services }: SimulatedStack): ReadonlySet<ServiceName> {
  const callers = services.filter(({ needs }) => needs.some((one) => names.includes(one))).map(({ name }) => name);
  const needed = services.filter(({ name }) => names.includes(name)).flatMap(({ needs }) => needs);
  return new Set([...names, ...callers, ...needed]);
}

/** As long as its row has it, or shorter. */
function faultOf({ key, fault, hold }: ExploreRow, random: () => number): ScheduledFault {
  const shorter = [1, 0.5, 0.25][Math.floor(random() * 3)]!;
  return { row: key, fault, hold: hold === null ? null : rounded(Math.max(seconds(1), hold * shorter)) };
}

/** Both are done to one container: while the first holds, the second would find it gone, or end it. */
const overlaps = (one: ExploreRow, other: ExploreRow): boolean =>
  touchedBy(one).some((name) => touchedBy(other).includes(name));

/** From a tenth of a second to ten seconds after the end of the first, each as likely as ten times as much; or while it holds. */
function momentFor(hold: Duration | null, overlapping: boolean, random: () => number): Duration {
  const held = hold !== null && !overlapping && random() < whileHeld;
  return rounded(held ? hold * random() : (hold ?? 0) + 10 ** (2 + 2 * random()));
}

/** To tenths of a second. */
const rounded = (length: number): Duration => milliseconds(Math.round(length / 100) * 100);
