/** Keeps what is known of a comparison as it comes: on disk line by line, and in memory for its answer. */
import type { MeasuredRun } from '../comparison/measured-run.ts';
import type { CampaignEnded, CampaignRun, ComparisonIdentity } from '../model/campaign-run.ts';
import type { ComparisonPlan } from '../model/comparison-plan.ts';
import { appendCampaignLine } from '../store/comparison-directory.ts';
import { planDigest } from '../store/read-text.ts';
import { makeRunDirectory, type RunDirectory } from '../store/run-directory.ts';
import { packageVersion } from './package-version.ts';
import { gitCommit } from './provenance.ts';

export interface KeptComparison {
  readonly directory: RunDirectory;
  readonly identity: ComparisonIdentity;
  /** In the order in which they ended. */
  readonly runs: readonly MeasuredRun[];
  readonly rejected: readonly CampaignRun[];
  /** What runs left behind. */
  readonly left: readonly string[];
  /** Holds what was measured until the campaign has said what it makes of it. */
  measured(folder: string, run: Omit<MeasuredRun, 'run'>): void;
  leftBehind(things: readonly string[]): void;
  record(run: CampaignRun): void;
  end(ended: CampaignEnded): void;
}

/** Makes the comparison's folder, with its plan and its overrides in it. Throws R405 when the disk is full. */
export async function keepComparison(plan: ComparisonPlan, name: string, reports: string): Promise<KeptComparison> {
  const directory = makeRunDirectory(reports, plan.scenario, name);
  const planText = `${JSON.stringify(plan, null, 1)}\n`;
  await directory.save('plan.json', planText);
  for (const variant of plan.variants) {
    await directory.save(`overrides/${variant.name.replaceAll(/[^\w.-]+/g, '-')}.yaml`, variant.override);
  }
  const identity: ComparisonIdentity = {
    run: name,
    command: plan.command,
    version: await packageVersion(),
    commit: await gitCommit(plan.variants[0]!.plan.stack.folder),
    wall: Date.now(),
    planDigest: planDigest(planText),
  };
  appendCampaignLine(directory.path, { type: 'comparison.began', ...identity });

  const held = new Map<string, Omit<MeasuredRun, 'run'>>();
  const runs: MeasuredRun[] = [];
  const rejected: CampaignRun[] = [];
  const left: string[] = [];
  return {
    ...{ directory, identity, runs, rejected, left },
    measured: (folder, run) => void held.set(folder, run),
    leftBehind: (things) => void left.push(...things),
    record: (run) => {
      const own = held.get(run.folder);
      held.delete(run.folder);
      if (run.rejected === null && own !== undefined) runs.push({ run, ...own });
      else rejected.push(run);
      appendCampaignLine(directory.path, { type: run.rejected === null ? 'run.used' : 'run.rejected', ...run });
    },
    end: (ended) => appendCampaignLine(directory.path, { type: 'comparison.ended', ...ended }),
  };
}
