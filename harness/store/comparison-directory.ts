/** The directory of one comparison: `reports/<scenario>/compare-<time>-<seed>/`. */
import { appendFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import type { CampaignEnded, CampaignLine, CampaignRun, ComparisonIdentity } from '../model/campaign-run.ts';
import type { ComparisonPlan } from '../model/comparison-plan.ts';
import { fail } from '../model/failure.ts';
import { isCampaignLine } from './campaign-shape.ts';
import { onDisk } from './disk.ts';
import { parseJson, planDigest, readLines, readText } from './read-text.ts';

const runsFile = 'runs.ndjson';
const aComparison = 'a comparison: reports/<scenario>/compare-…';

/** Appends a line, on disk when it returns. Throws R405 when the disk is full. */
export const appendCampaignLine = (folder: string, line: CampaignLine): void =>
  onDisk(() => appendFileSync(join(folder, runsFile), `${JSON.stringify(line)}\n`));

export interface StoredComparison {
  readonly plan: ComparisonPlan;
  readonly identity: ComparisonIdentity;
  /** In the order in which they ended. */
  readonly used: readonly CampaignRun[];
  readonly rejected: readonly CampaignRun[];
  /** Null: it was killed. */
  readonly ended: CampaignEnded | null;
}

/** Whether the folder holds a comparison, or part of one. */
export const isComparison = (folder: string): boolean => existsSync(join(folder, runsFile));

/** Throws R410 for a folder that holds no comparison, one of a schema that this version does not read, or another plan than its own. */
export async function readComparison(folder: string): Promise<StoredComparison> {
  const text = await readText(folder, 'plan.json', aComparison);
  const plan = readPlan(text, folder);
  const lines = readLines(await readText(folder, runsFile, aComparison), isCampaignLine);
  const began = lines.find((line) => line.type === 'comparison.began');
  if (began === undefined) fail('R410', `its ${runsFile} does not say how it began`, { at: folder });
  if (began.planDigest !== undefined && began.planDigest !== planDigest(text)) {
    fail('R410', 'its plan.json is not the plan that was run', {
      at: folder,
      fix: 'restore the plan as it was written',
    });
  }
  const runs = (wanted: 'run.used' | 'run.rejected'): readonly CampaignRun[] =>
    lines.flatMap((line) => {
      if (line.type !== wanted) return [];
      const { type, ...run } = line;
      return [run];
    });
  return {
    plan,
    identity: began,
    used: runs('run.used'),
    rejected: runs('run.rejected'),
    ended: lines.findLast((line) => line.type === 'comparison.ended') ?? null,
  };
}

function readPlan(text: string, folder: string): ComparisonPlan {
  const plan = parseJson(text) as Partial<ComparisonPlan> | null | undefined;
  if (plan?.schema === 'resilience.comparison-plan/1') return plan as ComparisonPlan;
  if (plan?.schema === undefined) {
    fail('R410', 'its plan.json is not a complete plan', { at: folder, fix: 'run the comparison again' });
  }
  return fail(
    'R410',
    `the plan's schema is ${JSON.stringify(plan.schema)}, and this version reads resilience.comparison-plan/1`,
    { at: folder, fix: 'read it with the version that wrote it' },
  );
}
