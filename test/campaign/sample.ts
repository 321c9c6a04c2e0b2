/** A campaign on a machine that is made up: how long runs take, and how its noise baseline answers to many at once. */
import { type CampaignEvent, runCampaign } from '../../harness/campaign/campaign.ts';
import type { Semaphore } from '../../harness/campaign/semaphore.ts';
import type { RunReport, Task } from '../../harness/campaign/task.ts';
import { makeBlocks } from '../../harness/design/blocks.ts';
import { simWorld } from '../../harness/engine/sim/sim-world.ts';
import type { CampaignRun, NoiseBaseline } from '../../harness/model/campaign-run.ts';
import type { ComparisonPlan, InterimAnalysis } from '../../harness/model/comparison-plan.ts';
import { after, milliseconds, seconds } from '../../harness/model/time.ts';
import { describeScenario, planOf } from '../plan/sample.ts';

export const ruler = (late: number, trip: number, look: number | null = null): NoiseBaseline => ({
  probeLatenessP99: milliseconds(late),
  engineRoundTripP50: milliseconds(trip),
  healthProbeP50: look === null ? null : milliseconds(look),
});

export interface Machine {
  readonly cpus?: number;
  /** How late probes are with so many runs side by side. */
  readonly lateness?: (jobs: number) => number;
  /** Seconds. */
  readonly length?: (task: Task) => number;
  /** How long bringing a stack up takes and taking it down, in seconds; 0: they are not looked at. */
  readonly heavy?: number;
  readonly report?: (task: Task) => Partial<RunReport>;
  readonly analyse?: (analysis: InterimAnalysis) => { readonly stop: boolean; readonly reason: string };
  /** Interrupts when so many runs are over. */
  readonly interruptAfter?: number;
  /** Instead of keeping a run. */
  readonly record?: (run: CampaignRun) => void;
}

export function comparisonPlan(
  more: Partial<ComparisonPlan> & { readonly names?: readonly string[]; readonly repeats?: number } = {},
): ComparisonPlan {
  const { names = ['a', 'b'], repeats = 6, ...rest } = more;
  const plan = planOf(describeScenario());
  return {
    schema: 'resilience.comparison-plan/1',
    scenario: 'shop',
    title: 't',
    file: 'f',
    seed: 's',
    command: 'c',
    reference: names[0]!,
    variants: names.map((name) => ({ name, settings: [], changes: 0, healers: {}, change: {}, override: '', plan })),
    factors: [],
    measures: [],
    blocks: makeBlocks(names, repeats, 's'),
    looks: [{ blocks: repeats, alpha: 0.05 }],
    controls: [...names.map((variant) => ({ variant, plan })), { variant: null, plan }],
    objective: null,
    same: { min: 0.87, max: 1.15 },
    jobs: 1,
    wall: seconds(0),
    notes: [],
    ...rest,
  };
}

export async function campaignOn(plan: ComparisonPlan, machine: Machine = {}) {
  const { env } = simWorld({ seed: 's', services: [], behaviours: {} });
  const { clock } = env;
  const runs: CampaignRun[] = [];
  const events: CampaignEvent[] = [];
  const began: string[] = [];
  const ending = new AbortController();
  let under = 0;
  let most = 0;
  let inside = 0;
  let heavy = 0;
  const through = async (gate: Semaphore, ahead: boolean): Promise<void> => {
    if (!machine.heavy) return;
    const leave = await gate.enter(ending.signal, ahead);
    inside += 1;
    heavy = Math.max(heavy, inside);
    await clock.sleepUntil(after(clock.now(), seconds(machine.heavy)));
    inside -= 1;
    leave();
  };
  const runOne = async (task: Task, gate: Semaphore): Promise<RunReport> => {
    under += 1;
    most = Math.max(most, under);
    began.push(task.folder);
    await through(gate, false);
    await clock.sleepUntil(after(clock.now(), seconds(machine.length?.(task) ?? 10)));
    const late = machine.lateness?.(under) ?? 2;
    await through(gate, true);
    under -= 1;
    return { ruler: ruler(late, 1), ending: 'measured', failures: [], ...machine.report?.(task) };
  };
  const ended = await runCampaign(plan, {
    clock,
    cpus: machine.cpus ?? 2,
    signal: ending.signal,
    runOne,
    analyse: machine.analyse ?? (() => ({ stop: false, reason: 'open' })),
    record: (run) => {
      machine.record?.(run);
      runs.push(run);
      if (runs.length === machine.interruptAfter) ending.abort(new Error('interrupted'));
    },
    progress: (event) => void events.push(event),
  });
  const used = runs.filter((run) => run.rejected === null);
  const work = runs.reduce((total, run) => total + (run.ended - run.began), 0);
  return { ended, runs, used, events, began, most, heavy, work, under: () => under };
}
