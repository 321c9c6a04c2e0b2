/** Compares each scenario's stack as it was at a revision with what it is now, and searches for the commit of what is confirmed. */

import { measuresOf } from '../../design/measures.ts';
import type { Alarm } from '../../gate/alarm.ts';
import { confirmationPlan } from '../../gate/confirmation.ts';
import { isGated } from '../../gate/gated.ts';
import { fail } from '../../model/failure.ts';
import type { Bisection, Commit, RevisionComparison, ScenarioName } from '../../model/night.ts';
import { commitNamed } from './commits.ts';
import type { NightPlan, PlannedScenario } from './night-plan.ts';
import type { NightWorld } from './night-world.ts';
import { searchCommit } from './search-commit.ts';

/** Of one scenario. */
export interface SinceRevision {
  readonly scenario: ScenarioName;
  readonly comparison: RevisionComparison;
  /** Null: nothing was confirmed. */
  readonly bisection: Bisection | null;
}

/** Throws R413 where a stack's repository has no such revision. */
export async function sinceRevision(
  { scenarios, seed }: NightPlan,
  name: string,
  world: NightWorld,
): Promise<readonly SinceRevision[]> {
  const found: SinceRevision[] = [];
  const asked = await Promise.all(
    scenarios
      .filter((one) => one.role === 'scenario')
      .map(async (planned) => ({ planned, ...(await ends(planned, name)) })),
  );
  for (const [index, one] of asked.entries()) {
    if (world.signal.aborted) break;
    const { planned, accepted, tonight } = one;
    const { scenario } = planned.plan;
    const alarm: Alarm = { accepted, measures: gatedOf(planned), because: `since ${name}` };
    world.progress({ type: 'alarm', planned, because: alarm.because });
    const revisions = {
      ...one,
      alarm,
      effort: confirmationPlan,
      seed: `${seed}-${index}`,
      folder: `${scenario}/since`,
    };
    const comparison = await world.compare(revisions);
    world.progress({ type: 'compared', planned, comparison });
    const search = { ...revisions, tonight, comparison, folder: `${scenario}/bisect` };
    found.push({ scenario, comparison, bisection: world.signal.aborted ? null : await searchCommit(search, world) });
  }
  return found;
}

async function ends(
  { plan, revision }: PlannedScenario,
  name: string,
): Promise<Record<'accepted' | 'tonight', Commit>> {
  const { folder } = plan.stack;
  const accepted = revision === null ? null : await commitNamed(folder, name);
  if (accepted !== null && revision !== null) return { accepted, tonight: revision };
  const why = revision === null ? 'the stack lies in no git repository' : 'there is no such commit in this clone';
  fail('R413', `the revision '${name}' cannot be read: ${why}`, {
    at: folder,
    fix: 'name a commit, a tag or a branch; a shallow clone has few of them: fetch the whole history',
  });
}

const gatedOf = ({ plan }: PlannedScenario): Alarm['measures'] =>
  measuresOf([{ plan, healers: {} }], null).filter(isGated);
