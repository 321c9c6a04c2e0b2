/** Every recipe of the cookbook is planned against its real Compose file, and does what it says: here in virtual time. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { expect } from 'chai';
import { analyse } from '../../harness/analysis/analyse.ts';
import { imagesWithoutEngine, loadScenarios } from '../../harness/app/compile-scenarios.ts';
import { compileVariants, needsWithoutEngine } from '../../harness/app/compile-variants.ts';
import type { Analysis } from '../../harness/model/analysis.ts';
import { distinct } from '../../harness/model/distinct.ts';
import type { Plan } from '../../harness/model/plan.ts';
import type { StackChange } from '../../harness/model/variant.ts';
import { requireCompose } from '../../harness/provision/finding/compose.ts';
import { runOnSim } from '../runner/on-sim.ts';
import { rowsOf } from '../running/repeats.ts';
import { shortcomings } from '../scenarios/ask.ts';
import { cookbookFile, cookbookPage, onEngineAlone } from './cookbook-page.ts';
import { firstDifference } from './first-difference.ts';
import { shopBehaviour } from './shop-behaviour.ts';

const root = join(import.meta.dirname, '../..');
const folder = 'scenarios/cookbook';
const files = readdirSync(join(root, folder)).filter((name) => name.endsWith('.ts'));

/** Two whose variants are compared below. */
const [interval, policy] = ['04-which-interval.ts', '09-which-restart-policy.ts'] as const;
const taken = rowsOf('recipes', files, 4);

async function onSim(plan: Plan): Promise<Analysis> {
  const behaviours = shopBehaviour(plan.stack.variables.API_HEALTH_PATH ?? 'health');
  return analyse(plan, (await runOnSim(plan, { seed: 'recipe', behaviours })).events);
}

/** What did not hold, and what could not be told, in words. */
const wrongWith = (analysis: Analysis): string =>
  [...shortcomings(analysis), ...analysis.experiments.flatMap(({ inconclusive }) => inconclusive?.message ?? [])].join(
    '; ',
  );

describe('the cookbook', () => {
  const plans = new Map<string, ReadonlyMap<string, Plan>>();

  before(async function () {
    this.timeout(120_000);
    const compose = await requireCompose(process.env);
    const { loaded, problems } = await loadScenarios(
      distinct([...taken, interval, policy]).map((file) => join(folder, file)),
    );
    expect(problems).to.deep.equal([]);
    const inputs = { compose, images: imagesWithoutEngine, seed: 'recipe', needs: needsWithoutEngine, revisions: '' };
    for (const one of loaded) {
      const changes: readonly (readonly [string, StackChange])[] = [['', {}], ...Object.entries(one.variants)];
      const compiled = await compileVariants(one, changes, inputs);
      plans.set(one.file.split('/').at(-1)!, new Map(compiled.map(({ name, plan }) => [name, plan])));
    }
  });

  it('has twenty recipes, and the page shows each as the very file that is run', () => {
    expect(files.length).to.be.at.least(20);
    const difference = firstDifference(readFileSync(cookbookFile, 'utf8'), cookbookPage());
    expect(difference, difference ?? '').to.equal(null);
  });

  for (const file of taken) {
    const words = file.replace(/\.ts$/, '').replaceAll('-', ' ');
    if (onEngineAlone.includes(file)) {
      it(`${words}: is planned`, () => expect(plans.get(file)!.size).to.be.at.least(1));
    } else {
      it(`${words}: is planned, and holds`, async () => {
        const analysis = await onSim(plans.get(file)!.get('')!);
        expect(analysis.verdict, wrongWith(analysis)).to.equal('pass');
      });
    }
  }

  it('says truly that a longer interval notices a hang later', async () => {
    const variants = ['every second', 'every 2 s', 'every 5 s'].map((name) => plans.get(interval)!.get(name)!);
    const times: number[] = [];
    for (const plan of variants) {
      const detection = (await onSim(plan)).experiments[0]!.services.find((one) => one.service === 'api')!.detection;
      times.push(detection.seen ? detection.time.value : Number.POSITIVE_INFINITY);
    }
    expect(times).to.deep.equal([...times].sort((a, b) => a - b));
    expect(times[2]! - times[0]!).to.be.above(2000);
  });

  it('says truly that `always` answers a process that left with 0, where `on-failure` does not', async () => {
    const byVariant = plans.get(policy)!;
    const restarts = async (name: string): Promise<number> =>
      (await onSim(byVariant.get(name)!)).experiments[0]!.services.find(
        (one) => one.service === 'api',
      )!.restarts.filter(({ started }) => started !== null).length;
    expect([await restarts('on-failure'), await restarts('always')]).to.deep.equal([0, 1]);
  });
});
