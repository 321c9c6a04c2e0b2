/** The folder of a comparison that is under way: its plan, its overrides, and a line for each run as it ends. */
import { basename, dirname } from 'node:path';
import type { CampaignEnded, CampaignRun, ComparisonIdentity } from '../model/campaign-run.ts';
import type { ComparisonPlan } from '../model/comparison-plan.ts';
import { withoutSecrets } from '../model/secret.ts';
import { appendCampaignLine } from '../store/comparison-directory.ts';
import { planDigest } from '../store/read-text.ts';
import { makeRunDirectory, type RunDirectory, runName } from '../store/run-directory.ts';
import { packageVersion } from './package-version.ts';
import { gitCommit } from './provenance.ts';

export interface KeptComparison {
  readonly plan: ComparisonPlan;
  /** With which the names of its runs begin. */
  readonly name: string;
  readonly directory: RunDirectory;
  readonly identity: ComparisonIdentity;
}

/** Makes the comparison's folder, with its plan and its overrides in it. Throws R405 when the disk is full. */
export function keepComparison(plan: ComparisonPlan, seed: string, reports: string): Promise<KeptComparison> {
  const name = runName(new Date(), seed);
  const run = `compare-${name}`;
  return keepIn(makeRunDirectory(reports, plan.scenario, run), plan, name, run);
}

/** The same in a folder of its own choice. */
export function keepComparisonIn(plan: ComparisonPlan, seed: string, folder: string): Promise<KeptComparison> {
  const name = runName(new Date(), seed);
  return keepIn(makeRunDirectory(dirname(folder), basename(folder), ''), plan, name, `compare-${name}`);
}

async function keepIn(
  directory: RunDirectory,
  plan: ComparisonPlan,
  name: string,
  run: string,
): Promise<KeptComparison> {
  const planText = `${JSON.stringify(plan, withoutSecrets, 1)}\n`;
  await directory.save('plan.json', planText);
  for (const variant of plan.variants) {
    await directory.save(`overrides/${variant.name.replaceAll(/[^\w.-]+/g, '-')}.yaml`, variant.override);
  }
  const identity: ComparisonIdentity = {
    run,
    command: plan.command,
    version: await packageVersion(),
    commit: await gitCommit(plan.variants[0]!.plan.stack.folder),
    wall: Date.now(),
    planDigest: planDigest(planText),
  };
  appendCampaignLine(directory.path, { type: 'comparison.began', ...identity });
  return { plan, name, directory, identity };
}

/** On disk when it returns. Throws R405 when the disk is full, as `keepEnd` does. */
export const keepRun = ({ directory }: KeptComparison, run: CampaignRun): void =>
  appendCampaignLine(directory.path, { type: run.rejected === null ? 'run.used' : 'run.rejected', ...run });

export const keepEnd = ({ directory }: KeptComparison, ended: CampaignEnded): void =>
  appendCampaignLine(directory.path, { type: 'comparison.ended', ...ended });
