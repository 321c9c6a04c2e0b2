/** A run and a comparison as they are stored, made on the simulator; each case breaks something of them. */
import { crash, expect, http, pause } from '../../harness/index.ts';
import type { CampaignLine } from '../../harness/model/campaign-run.ts';
import type { Plan } from '../../harness/model/plan.ts';
import { seconds } from '../../harness/model/time.ts';
import { planDigest } from '../../harness/store/read-text.ts';
import { encodeLine } from '../../harness/store/timeline-line.ts';
import { comparisonPlan } from '../campaign/sample.ts';
import { api, describeScenario, planOf, web } from '../plan/sample.ts';
import { runOnSim } from '../runner/on-sim.ts';

export interface StoredText {
  readonly plan: string;
  readonly timeline: string;
}

export interface StoredBase {
  readonly run: StoredText;
  readonly comparisonPlan: string;
  /** One line for each run, and the first and last. */
  readonly lines: readonly CampaignLine[];
  /** By its folder below the comparison's. */
  readonly runs: Readonly<Record<string, StoredText>>;
}

async function storedRun(plan: Plan, seed: string): Promise<StoredText> {
  const text = JSON.stringify(plan, null, 2);
  const { events } = await runOnSim(plan, { seed });
  const lines = events.map((one) =>
    encodeLine(one.type === 'run.began' ? { ...one, planDigest: planDigest(text) } : one),
  );
  return { plan: text, timeline: lines.join('') };
}

const page = http(web, '/');

const scenario = describeScenario({
  probes: { page, health: http(api, '/health') },
  experiments: {
    'a crash': { fault: crash(api), recovery: '20s', after: [expect(api).recovers({ within: '9s' })] },
    'a pause': { fault: pause(web), hold: '9s', recovery: '20s', during: [expect(page).fails()] },
  },
});

export async function storedBase(): Promise<StoredBase> {
  const plan = comparisonPlan({ repeats: 6 });
  const planText = JSON.stringify(plan);
  const runs: Record<string, StoredText> = {};
  const lines: CampaignLine[] = [
    {
      type: 'comparison.began',
      run: 'compare-x',
      command: 'c',
      version: '0',
      commit: null,
      wall: 1,
      planDigest: planDigest(planText),
    },
  ];
  for (const block of plan.blocks) {
    for (const name of block.order) {
      const folder = `runs/b${block.number}-${name}`;
      const variant = plan.variants.find((one) => one.name === name)!;
      runs[folder] = await storedRun(variant.plan, folder);
      lines.push({
        ...{ type: 'run.used', folder, role: 'repeat', variant: name, block: block.number, attempt: 1, jobs: 1 },
        ...{ began: seconds(0), ended: seconds(60), ruler: null, rejected: null },
      });
    }
  }
  lines.push({
    type: 'comparison.ended',
    ending: 'completed',
    reason: 'r',
    duration: seconds(600),
    jobs: 1,
    failures: [],
  });
  return { run: await storedRun(planOf(scenario), '7f3a'), comparisonPlan: planText, lines, runs };
}
