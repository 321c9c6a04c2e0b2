/** Which night of its suite it is. */
import { distinct } from '../model/distinct.ts';
import type { History } from '../model/history.ts';
import { type NightName, nameOf, nightsOf, otherLines } from './nights.ts';

/** Nights of the suite so far, each once, this one included; a re-run has the number of what it replaces. */
export function nightNumber(history: History, own: NightName & { readonly suite: string }): number {
  const names = [...history.values()].flatMap((lines) =>
    nightsOf(otherLines(lines, own))
      .filter((line) => line.suite === own.suite)
      .map(nameOf),
  );
  return distinct(names).length + 1;
}
