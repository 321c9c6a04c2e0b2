/** Runs the campaign of a comparison: every run is kept on disk as it ends, and held in memory for the answer. */
import { cpus } from 'node:os';
import { type CampaignEvent, runCampaign } from '../campaign/campaign.ts';
import { answered } from '../comparison/answer.ts';
import type { MeasuredRun } from '../comparison/measured-run.ts';
import { systemClock } from '../engine/system/clock.ts';
import type { CampaignEnded, CampaignRun } from '../model/campaign-run.ts';
import type { ComparisonPlan } from '../model/comparison-plan.ts';
import type { Machine } from '../provision/ensure.ts';
import { type KeptComparison, keepRun } from './keep-comparison.ts';
import { type CellOutcome, countedRun, runCell } from './run-cell.ts';

export interface MeasuredComparison {
  /** Those that count, in the order in which they ended. */
  readonly runs: readonly MeasuredRun[];
  readonly rejected: readonly CampaignRun[];
  /** What runs left behind. */
  readonly left: readonly string[];
  readonly ended: CampaignEnded;
}

export interface MeasuringWorld {
  readonly machine: Machine;
  readonly signal: AbortSignal;
  /** As of a campaign. */
  readonly attempts?: number;
  /** What a person sees of it while it goes on; `runs`: those that count so far, a list that grows. */
  readonly showCampaign: (plan: ComparisonPlan, runs: readonly MeasuredRun[]) => (event: CampaignEvent) => void;
}

/** Returns when no run is under way any more, whatever happened. */
export async function measureRuns(
  kept: KeptComparison,
  { machine, signal, attempts, showCampaign }: MeasuringWorld,
): Promise<MeasuredComparison> {
  const { plan } = kept;
  const runs: MeasuredRun[] = [];
  const rejected: CampaignRun[] = [];
  const left: string[] = [];
  /** By folder, until the campaign has said what it makes of it. */
  const waiting = new Map<string, CellOutcome['measured']>();
  const ended = await runCampaign(plan, {
    ...{ clock: systemClock(), cpus: cpus().length, signal, attempts },
    runOne: async (task, gate) => {
      const cell = await runCell(task, gate, { machine, kept, signal });
      waiting.set(task.folder, cell.measured);
      left.push(...cell.left);
      return cell.report;
    },
    record: (run) => {
      const counted = countedRun(run, waiting.get(run.folder) ?? null);
      waiting.delete(run.folder);
      if (counted !== null) runs.push(counted);
      else rejected.push(run);
      keepRun(kept, run);
    },
    analyse: (analysis) => answered(plan, runs, analysis, rejected),
    progress: showCampaign(plan, runs),
  });
  return { runs, rejected, left, ended };
}
