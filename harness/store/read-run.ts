/** Reads a stored run again: its plan and as much of its timeline as was written. */
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { TimelineEvent } from '../model/event.ts';
import { fail } from '../model/failure.ts';
import type { Plan } from '../model/plan.ts';
import { readText, refuseFolder } from './read-text.ts';
import { timelineAt } from './read-timeline.ts';
import { timelineName } from './timeline-file.ts';

const aRun = 'a run: reports/<scenario>/<run>';

export interface StoredRun {
  readonly plan: Plan;
  /** Read from the disk each time that they are gone through. */
  readonly events: Iterable<TimelineEvent>;
}

/** Throws R410 for a folder that holds no run, or one of a schema that this version does not read. */
export async function readRun(folder: string): Promise<StoredRun> {
  const plan = readPlan(await readText(folder, 'plan.json', aRun), folder);
  const timeline = join(folder, timelineName);
  try {
    await (await open(timeline)).close();
  } catch (error) {
    refuseFolder(folder, timelineName, aRun, error);
  }
  return { plan, events: timelineAt(timeline) };
}

function readPlan(text: string, folder: string): Plan {
  const plan = parse(text) as Partial<Plan> | null | undefined;
  if (plan?.schema === 'resilience.plan/1') return withPhases(plan);
  if (plan?.schema === undefined) {
    fail('R410', 'its plan.json is not a plan, or not a whole one', { at: folder, fix: 'run the scenario again' });
  }
  return fail('R410', `the plan's schema is ${JSON.stringify(plan.schema)}, and this version reads resilience.plan/1`, {
    at: folder,
    fix: 'read it with the version that wrote it',
  });
}

/** A plan that was written before there were phases wanted none. */
const withPhases = (plan: Partial<Plan>): Plan =>
  ({ ...plan, experiments: (plan.experiments ?? []).map((one) => ({ ...one, phase: one.phase ?? null })) }) as Plan;

/** Undefined for what is no JSON. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
