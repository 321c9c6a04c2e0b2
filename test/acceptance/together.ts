/** Tests whose work is begun together, two at a time: each waits for an engine most of the time. */

/** Declares one test for each title. Work begins when the first of them does. */
export function together(cases: Readonly<Record<string, () => Promise<void>>>, limit = 2): void {
  const titles = Object.keys(cases);
  const done = new Map<string, Promise<void>>();
  before(() => {
    const ends: Promise<unknown>[] = [];
    for (const [index, title] of titles.entries()) {
      const turn = index < limit ? Promise.resolve() : anyOf(ends, index - limit + 1);
      const end = turn.then(() => cases[title]!());
      end.catch(() => undefined);
      ends.push(end);
      done.set(title, end);
    }
  });
  for (const title of titles) it(title, () => done.get(title)!).timeout(180_000);
}

/** Resolves when `count` of these have ended. */
const anyOf = (ends: readonly Promise<unknown>[], count: number): Promise<void> =>
  new Promise((resolve) => {
    let ended = 0;
    const note = (): void => {
      ended += 1;
      if (ended === count) resolve();
    };
    for (const one of ends) one.then(note, note);
  });
