/** Reads a stored run again: its plan and as much of its timeline as was written. */
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { TimelineEvent } from '../model/event.ts';
import { fail } from '../model/failure.ts';
import type { Plan } from '../model/plan.ts';
import { parseJson, planDigest, readText, refuseFolder } from './read-text.ts';
import { timelineAt } from './read-timeline.ts';
import { timelineName } from './timeline-file.ts';

const aRun = 'a run: reports/<scenario>/<run>';

export interface StoredRun {
  readonly plan: Plan;
  /** Read from the disk each time that they are gone through. */
  readonly events: Iterable<TimelineEvent>;
}

/** Throws R410 for a folder that holds no run, one of a schema that this version does not read, or the plan of another run. */
export async function readRun(folder: string): Promise<StoredRun> {
  const text = await readText(folder, 'plan.json', aRun);
  const plan = planOf(text, folder);
  const timeline = join(folder, timelineName);
  try {
    await (await open(timeline)).close();
  } catch (error) {
    refuseFolder(folder, timelineName, aRun, error);
  }
  const events = timelineAt(timeline);
  refuseOtherPlan(text, events, folder);
  return { plan, events };
}

/** Every number of a report rests on both: a plan that was changed since would be judged as if it had been run. */
function refuseOtherPlan(text: string, events: Iterable<TimelineEvent>, folder: string): void {
  const [first] = events;
  const known = first?.type === 'run.began' ? first.planDigest : '';
  if (known.length !== 64 || known === planDigest(text)) return;
  fail('R410', 'its plan.json is not the plan that was run', {
    at: folder,
    fix: 'restore the plan as it was written',
  });
}

/** The plan alone: a run that was killed early has no timeline. Throws as `readRun` does. */
export const readPlan = async (folder: string): Promise<Plan> =>
  planOf(await readText(folder, 'plan.json', aRun), folder);

function planOf(text: string, folder: string): Plan {
  const plan = parseJson(text) as Partial<Plan> | null | undefined;
  if (plan?.schema === 'resilience.plan/1') return withPhases(plan);
  if (plan?.schema === undefined) {
    fail('R410', 'its plan.json is not a complete plan', { at: folder, fix: 'run the scenario again' });
  }
  return fail('R410', `the plan's schema is ${JSON.stringify(plan.schema)}, and this version reads resilience.plan/1`, {
    at: folder,
    fix: 'read it with the version that wrote it',
  });
}

/** A plan that was written before there were phases wanted none. */
const withPhases = (plan: Partial<Plan>): Plan =>
  ({ ...plan, experiments: (plan.experiments ?? []).map((one) => ({ ...one, phase: one.phase ?? null })) }) as Plan;
