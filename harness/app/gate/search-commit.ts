/** The commit that brought a confirmed change, by the gate's own comparison of revisions. */
import { bisect, type CommitOutcome } from '../../gate/bisect.ts';
import { searchPlan } from '../../gate/confirmation.ts';
import { searchTarget } from '../../gate/search-target.ts';
import { isSameMeasure } from '../../model/measure-name.ts';
import type { Bisection, ComparedMeasure, RevisionComparison } from '../../model/night.ts';
import type { AskedRevisions, NightWorld } from './night-world.ts';

export interface SearchedCommit extends AskedRevisions {
  /** Of the accepted with tonight's: what is searched for. */
  readonly comparison: RevisionComparison;
}

/** Null: there is nothing to search: nothing of what was asked is confirmed, or nothing is committed between the two. */
export async function searchCommit(asked: SearchedCommit, world: NightWorld): Promise<Bisection | null> {
  const { planned, accepted, tonight, comparison } = asked;
  const target = searchTarget(comparison.measures, asked.alarm.measures);
  if (target === null) return null;
  // It alone decides how long a comparison goes on.
  const alarm = { ...asked.alarm, measures: asked.alarm.measures.filter((one) => isSameMeasure(one, target)) };
  const commits = await world.commitsBetween(planned, accepted, tonight);
  if (commits.length === 0) return null;
  // What is not committed may be what changed.
  const last = commits.at(-1)!;
  const all = tonight.dirty ? [...commits, { ...tonight, subject: 'not committed' }] : commits;
  world.progress({ type: 'bisecting', planned, commits: all.length });
  return bisect(all, async (commit) => {
    if (world.signal.aborted) return 'cannot tell';
    const at = commit === last && !tonight.dirty ? tonight : { ...commit, dirty: false };
    const seed = `${asked.seed}-${commit.id.slice(0, 7)}`;
    const one = await world.compare({
      ...asked,
      alarm,
      effort: searchPlan,
      tonight: at,
      seed,
      folder: `${asked.folder}-${commit.id}`,
    });
    return outcomeOf(one, target);
  });
}

/** Nearer to what was confirmed than to no change, on the scale of ratios. */
function outcomeOf(one: RevisionComparison, target: ComparedMeasure): CommitOutcome {
  const same = one.measures.find((each) => isSameMeasure(each, target));
  if (one.failure !== null || same === undefined) return 'cannot tell';
  if (same.ratio === null || target.ratio === null) {
    return same.word === target.word ? 'changed' : same.word === 'cannot tell' ? 'cannot tell' : 'as before';
  }
  const middle = Math.sqrt(target.ratio.value);
  return target.ratio.value > 1 === same.ratio.value > middle ? 'changed' : 'as before';
}
