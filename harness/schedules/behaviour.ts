/** A service as the simulator runs it: it asks whom it needs, and treats them by its habit. */
import { type App, answer, type Behaviour, type Reply, wellBehaved } from '../engine/sim/behaviour.ts';
import type { ServiceName } from '../model/stack.ts';
import type { Duration } from '../model/time.ts';
import type { Habit } from './habits.ts';

/** How long it waits for an answer of another, milliseconds. */
const patience = 1000;

/** How long it waits at its start before it asks again, milliseconds. */
const pauseAtStart = 500;

export interface SimulatedService {
  readonly name: ServiceName;
  /** Whom it asks for each request, without circles. */
  readonly needs: readonly ServiceName[];
  /** From its start until it listens; null: not known. */
  readonly startsIn: Duration | null;
  /** Compose starts it only when all that it needs are well: its first process finds them there. */
  readonly ordered: boolean;
}

export function behaviourOf({ needs, startsIn, ordered }: SimulatedService, habit: Habit): Behaviour {
  const boot = startsIn === null ? wellBehaved.boot : { p50: startsIn, sd: startsIn / 20 };
  let lives = 0;
  return {
    ...wellBehaved,
    boot,
    fresh: ({ instance }) => {
      lives += 1;
      const isFirst = lives === 1 && ordered && habit.start === 'ends';
      return appOf(`${instance}/${lives}`, needs, isFirst ? { ...habit, start: 'waits' } : habit);
    },
  };
}

/** One process: its answer is its own name, by which those who ask it know it again. */
function appOf(name: string, needs: readonly ServiceName[], { start, reconnects }: Habit): App {
  const known = new Map<ServiceName, string>();
  let again = 0;
  /** Whether the connection to the process that answered is one that it has, or makes. */
  const connects = (to: ServiceName, process: string): boolean => {
    const before = known.get(to);
    if (before === process) return true;
    if (before !== undefined) {
      if (reconnects === 'never' || (reconnects === 'once' && again > 0)) return false;
      again += 1;
    }
    known.set(to, process);
    return true;
  };
  const askFrom = (place: number, then: (all: boolean) => Reply): Reply => {
    const host = needs[place];
    if (host === undefined) return then(true);
    return {
      ...{ does: 'ask', host, path: '/', timeout: patience },
      then: ({ status, body }) => (status === 200 && connects(host, body) ? askFrom(place + 1, then) : then(false)),
    };
  };
  const serving: App = {
    answer: ({ path }) =>
      path === '/health' ? answer(200, 'ok') : askFrom(0, (all) => (all ? answer(200, name) : answer(503, ''))),
  };
  if (start === 'at once' || needs.length === 0) return serving;
  const begin = (): Reply =>
    askFrom(0, (all) => {
      if (all) return answer(200, '');
      return start === 'ends' ? { ...answer(500, ''), exit: 1 } : { does: 'wait', for: pauseAtStart, then: begin };
    });
  return { ...serving, begin };
}
