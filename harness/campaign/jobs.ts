/** How many runs go side by side: as many as the rulers bear. */

/** One run that is over: how many were under way with it at the most, and whether its ruler was in the band. */
export interface JobsNote {
  readonly jobs: number;
  readonly quiet: boolean;
}

/** So many runs go alone at first, and make the reference. */
export const runsAlone = 2;

/** Of the engine's host: more wait for each other than measure. */
export const mostJobs = (cpus: number): number => Math.max(1, 4 * cpus);

/**
 * One more job after as many quiet runs at a level as the level has jobs, two at the least; one less after the second run at a
 * level that was not quiet, and never again so many: so it settles. One such run alone may be chance.
 */
export function jobsAfter(history: readonly JobsNote[], cap: number): number {
  let jobs = 1;
  let ceiling = cap;
  let quiet = 0;
  let loud = 0;
  const settle = (to: number): void => {
    jobs = to;
    quiet = 0;
    loud = 0;
  };
  for (const note of history) {
    // A run that began at another level says nothing of this one.
    if (note.jobs !== jobs) continue;
    if (note.quiet) quiet += 1;
    else loud += 1;
    if (loud >= 2 && jobs > 1) {
      ceiling = jobs - 1;
      settle(ceiling);
    } else if (quiet >= Math.max(runsAlone, jobs) && quiet > 3 * loud && jobs < ceiling) settle(jobs + 1);
  }
  return Math.min(jobs, cap);
}
