/** How many runs go side by side: as many as keep the noise within its limits. */

/** One run that is over: how many were under way with it at the most, and whether its noise was within the limits. */
export interface JobsNote {
  readonly jobs: number;
  readonly quiet: boolean;
}

/** So many runs go alone at first, and make the reference. */
export const runsAlone = 2;

/** Of the engine's host: more wait for each other than measure. */
export const mostJobs = (cpus: number): number => Math.max(1, 4 * cpus);

/** A level is judged by so many of its last runs. */
const memory = 8;
/** More often than this, and no less than twice, and the level is too high: once alone may be chance, and so may one in many. */
const tooOften = 1 / 4;
/** So many times as long is a level borne before the next is tried again that was too high. */
const patience = 8;

/**
 * One more job after as many quiet runs at a level as the level has jobs, two at the least; one less where too many of the
 * level's last runs were not quiet. Each time that a level was too high, the way back to it takes eight times as many quiet
 * runs: so it settles, and a machine that was busy for a while is not taken for a weak one for ever.
 */
export function jobsAfter(history: readonly JobsNote[], cap: number): number {
  const falls = new Map<number, number>();
  let jobs = 1;
  let quiet = 0;
  let last: readonly boolean[] = [];
  const goTo = (level: number): void => {
    jobs = level;
    quiet = 0;
    last = [];
  };
  for (const note of history) {
    // A run that began at another level says nothing of this one.
    if (note.jobs !== jobs) continue;
    last = [...last, note.quiet].slice(-memory);
    if (note.quiet) quiet += 1;
    const loud = last.filter((one) => !one).length;
    const busy = loud >= 2 && loud > tooOften * last.length;
    const asked = Math.max(runsAlone, jobs) * patience ** (falls.get(jobs + 1) ?? 0);
    if (busy && jobs > 1) {
      falls.set(jobs, (falls.get(jobs) ?? 0) + 1);
      goTo(jobs - 1);
    } else if (!busy && quiet >= asked && jobs < cap) goTo(jobs + 1);
  }
  return jobs;
}
