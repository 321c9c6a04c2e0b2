/** The kept sessions of one run: as many for each login as were ever busy at once, the one used last first. */
import type { Outcome } from '../../../model/probe.ts';
import type { Session } from './library.ts';
import type { Link } from './link.ts';

export interface OpenSession {
  readonly session: Session;
  readonly link: Link;
}

/** What may be used of what is kept. `lost`: how the one that would have been used was lost while nobody asked. */
export type Taken = OpenSession | { readonly lost: Outcome } | null;

export interface KeptSessions {
  take(key: string): Taken;
  keep(key: string, one: OpenSession): void;
  close(): void;
}

/** How long an orderly end may take. */
const patience = 1000;

/** In order where the other side goes along, and else by its sockets. */
export function endSession({ session, link }: OpenSession): void {
  const timer = setTimeout(link.cut, patience);
  Promise.resolve()
    .then(() => session.close())
    .catch(() => undefined)
    .finally(() => {
      clearTimeout(timer);
      link.cut();
    });
}

/** At once: what is asked of it is given up. */
export function dropSession(one: OpenSession): void {
  one.link.cut();
  endSession(one);
}

export function keptSessions(): KeptSessions {
  const idle = new Map<string, OpenSession[]>();
  return {
    take(key) {
      const one = idle.get(key)?.pop();
      if (one === undefined) return null;
      if (one.link.lost === null) return one;
      // Whoever was lost with it would have been used later, and is no news then.
      const all = [one, ...(idle.get(key) ?? [])].filter(({ link }) => link.lost !== null);
      idle.set(
        key,
        (idle.get(key) ?? []).filter(({ link }) => link.lost === null),
      );
      for (const each of all) dropSession(each);
      return { lost: one.link.lost };
    },
    keep(key, one) {
      one.link.listen(() => undefined);
      const others = idle.get(key);
      if (others === undefined) idle.set(key, [one]);
      else others.push(one);
    },
    close() {
      for (const one of [...idle.values()].flat()) endSession(one);
      idle.clear();
    },
  };
}
