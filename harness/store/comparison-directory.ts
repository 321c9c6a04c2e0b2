/** The directory of one comparison: `reports/<scenario>/compare-<time>-<seed>/`. */
import { appendFileSync, existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CampaignEnded, CampaignLine, CampaignRun, ComparisonIdentity } from '../model/campaign-run.ts';
import type { ComparisonPlan } from '../model/comparison-plan.ts';
import { fail } from '../model/failure.ts';
import { onDisk } from './disk.ts';

const runsFile = 'runs.ndjson';

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

/** Throws R410 for a folder that holds no comparison, or one of a schema that this version does not read. */
export async function readComparison(folder: string): Promise<StoredComparison> {
  const plan = JSON.parse(await readText(folder, 'plan.json')) as ComparisonPlan;
  if (plan.schema !== 'resilience.comparison-plan/1') {
    fail(
      'R410',
      `the plan's schema is ${JSON.stringify(plan.schema)}, and this version reads resilience.comparison-plan/1`,
      {
        at: folder,
        fix: 'read it with the version that wrote it',
      },
    );
  }
  const lines = readLines(await readText(folder, runsFile));
  const began = lines.find((line) => line.type === 'comparison.began');
  if (began === undefined) fail('R410', `its ${runsFile} does not say how it began`, { at: folder });
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

async function readText(folder: string, name: string): Promise<string> {
  try {
    return await readFile(join(folder, name), 'utf8');
  } catch (error) {
    return fail('R410', `there is no ${name} in it`, {
      at: folder,
      fix: 'name the directory of a comparison: reports/<scenario>/compare-…',
      cause: error,
    });
  }
}

/** A killed comparison may have left half a line at the end: what stands before it counts. */
function readLines(text: string): readonly CampaignLine[] {
  const lines: CampaignLine[] = [];
  for (const line of text.split('\n').filter(Boolean)) {
    try {
      lines.push(JSON.parse(line) as CampaignLine);
    } catch {
      break;
    }
  }
  return lines;
}
