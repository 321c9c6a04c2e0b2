/** A whole campaign in virtual time: its runs are measured and reported to it as on an engine. */
import { cellReport } from '../../harness/app/cell-report.ts';
import type { MeasuredComparison } from '../../harness/app/measure-comparison.ts';
import { runCampaign } from '../../harness/campaign/campaign.ts';
import type { Task } from '../../harness/campaign/task.ts';
import { answered } from '../../harness/comparison/answer.ts';
import { type MeasuredRun, measureRun } from '../../harness/comparison/measured-run.ts';
import { unsteadyOf } from '../../harness/comparison/unsteady-run.ts';
import { simWorld } from '../../harness/engine/sim/sim-world.ts';
import type { CampaignRun } from '../../harness/model/campaign-run.ts';
import type { ComparisonPlan } from '../../harness/model/comparison-plan.ts';
import { runOnSim, type SimRun } from '../runner/on-sim.ts';

export interface SimCampaign {
  /** How the services of a run behave, and on which host. */
  readonly behave: (task: Task) => Pick<SimRun, 'behaviours' | 'host'>;
  readonly signal?: AbortSignal;
  readonly attempts?: number;
  /** Called as each run begins. */
  readonly began?: (task: Task) => void;
}

export async function campaignOnSim(
  plan: ComparisonPlan,
  { behave, signal = new AbortController().signal, attempts, began = () => undefined }: SimCampaign,
): Promise<Omit<MeasuredComparison, 'left'>> {
  const measured = new Map<string, Omit<MeasuredRun, 'run'>>();
  const runs: MeasuredRun[] = [];
  const rejected: CampaignRun[] = [];
  const ended = await runCampaign(plan, {
    // Runs have worlds of their own; the campaign's only tells them apart.
    clock: simWorld({ seed: 's', services: [], behaviours: {} }).env.clock,
    ...{ cpus: 1, signal, attempts },
    runOne: async (task) => {
      began(task);
      if (signal.aborted) return { ruler: null, ending: 'interrupted', failures: [] };
      const { events } = await runOnSim(task.plan, { seed: `${task.plan.seed} ${task.folder}`, ...behave(task) });
      const { run, ...rest } = measureRun(
        { folder: task.folder, role: task.role, variant: task.variant, block: task.block } as CampaignRun,
        task.plan,
        events,
      );
      measured.set(run.folder, rest);
      return cellReport(rest.analysis, [], unsteadyOf(rest.analysis, events));
    },
    analyse: (analysis) => answered(plan, runs, analysis, rejected),
    record: (run) => {
      if (run.rejected === null) runs.push({ run, ...measured.get(run.folder)! });
      else rejected.push(run);
    },
    progress: () => undefined,
  });
  return { runs, rejected, ended };
}
