/** Asks by client libraries: every question timed and ended, whatever the server or the library does. */
import { type EnvironmentVariables, revealed } from '../../../model/secret.ts';
import { milliseconds } from '../../../model/time.ts';
import type { Answer, DriverClient, DriverQuestion } from '../../clients.ts';
import type { Clock } from '../../environment.ts';
import { driverExchange } from './exchange.ts';
import type { Library, Target } from './library.ts';
import { makeLink } from './link.ts';
import { loadLibrary } from './packages.ts';
import { endSession, keptSessions } from './sessions.ts';

/** Where the user's packages are, and what environment variables hold of secrets. */
export interface Project {
  readonly folder: string;
  readonly variables: EnvironmentVariables;
}

/** Its instants are read from `clock`. */
export function systemDrivers(clock: Clock, { folder, variables }: Project): DriverClient {
  const kept = keptSessions();
  const libraries = new Map<string, Promise<Library>>();
  const underWay = new Set<() => void>();

  const libraryOf = (driver: DriverQuestion['driver']): Promise<Library> => {
    const known = libraries.get(driver) ?? loadLibrary(driver, folder);
    libraries.set(driver, known);
    return known;
  };

  const targetOf = ({ host, port, login, timeout }: DriverQuestion): Target => ({
    ...{ host, port, timeout: milliseconds(timeout + 1000) },
    user: login.user ?? undefined,
    password: login.password === null ? undefined : revealed(login.password, variables),
    database: login.database ?? undefined,
  });

  const ask = (question: DriverQuestion, library: Library): Promise<Answer> => {
    const key = keyOf(question);
    const taken = question.connection === 'kept' ? kept.take(key) : null;
    if (taken !== null && 'lost' in taken) {
      const now = clock.now();
      const never = { connected: null, firstByte: null, status: null, instance: null };
      return Promise.resolve({ sent: now, ...never, end: now, outcome: taken.lost });
    }
    const open = taken ?? { session: library.session(targetOf(question)), link: makeLink(clock) };
    return new Promise((resolve) => {
      const done = (answer: Answer, usable: boolean): void => {
        underWay.delete(abandon);
        if (usable && question.connection === 'kept') kept.keep(key, open);
        else if (usable) endSession(open);
        resolve(answer);
      };
      const abandon = driverExchange({ clock, library, question, open, standing: taken !== null, done });
      underWay.add(abandon);
    });
  };

  return {
    ask: async (question) => ask(question, await libraryOf(question.driver)),
    close() {
      for (const abandon of underWay) abandon();
      kept.close();
    },
  };
}

/** Who shares kept sessions. */
const keyOf = ({ driver, host, port, login }: DriverQuestion): string => JSON.stringify([driver, host, port, login]);
