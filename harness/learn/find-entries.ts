/** Asks every door in one tongue after the other until it answers in one: what was understood is how it is asked from then on. */
import type { ServiceName } from '../model/stack.ts';
import { milliseconds } from '../model/time.ts';
import type { LiveContext } from '../runner/context.ts';
import { askFor } from './ask.ts';
import type { EntryDoor } from './door.ts';
import { pathsAt, type Question, roundsAt } from './questions.ts';

/** Long enough for two questions of each. */
const aRound = milliseconds(600);

/** The status with which a question was answered last; null: it has none. */
interface Answered {
  readonly question: Question;
  readonly status: number | null;
}

/**
 * One question for each door that answers, in the order of the doors. Of a service that only its callers ask, one door is enough, unless the
 * user named more.
 */
export async function findEntries(
  live: Pick<LiveContext, 'env' | 'clockOffset' | 'signal'>,
  doors: readonly EntryDoor[],
): Promise<readonly Question[]> {
  const found = new Map<EntryDoor, Question>();
  const rounds = doors.map((door) => roundsAt(door, pathsAt(door)));
  for (let turn = 0; turn < Math.max(0, ...rounds.map((one) => one.length)); turn += 1) {
    const asked = doors.flatMap((door, index) => (isOpen(door, doors, found) ? (rounds[index]![turn] ?? []) : []));
    if (asked.length === 0) continue;
    const answers = await askFor(live, asked, aRound);
    const good = asked.flatMap((question, index): readonly Answered[] => {
      const last = answers[index]!.findLast(({ outcome }) => outcome === 'ok');
      return last === undefined ? [] : [{ question, status: last.status }];
    });
    for (const [door, all] of Map.groupBy(good, ({ question }) => question.door)) found.set(door, best(all));
  }
  const taken = new Set<ServiceName>();
  return doors.flatMap((door) => {
    const question = found.get(door);
    if (question === undefined || (isSpare(door) && taken.has(door.service.name))) return [];
    taken.add(door.service.name);
    return [question];
  });
}

/** Nobody has answered there yet, nor at another door of a service that needs only one. */
const isOpen = (door: EntryDoor, doors: readonly EntryDoor[], found: ReadonlyMap<EntryDoor, Question>): boolean =>
  !doors.some((other) => found.has(other) && (other === door || isOneOf(door, other)));

const isOneOf = (door: EntryDoor, other: EntryDoor): boolean =>
  isSpare(door) && other.service.name === door.service.name;

const isSpare = ({ by, given }: EntryDoor): boolean => by === 'callers' && given === undefined;

/**
 * `/` as it is, or where it leads to, tells more than what is there for checks, and a page that is shown more than one that is refused.
 * What leads elsewhere is good as it is.
 */
function best(answered: readonly Answered[]): Question {
  const below = (limit: number) => answered.find(({ status }) => status === null || status < limit);
  return (below(300) ?? below(400) ?? below(500) ?? answered[0]!).question;
}
