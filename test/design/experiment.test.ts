/** The design of the experiment: phases, orders, interim analyses, controls, budget; the same for the same seed. */
import { expect } from 'chai';
import fc from 'fast-check';
import { makeBlocks } from '../../harness/design/blocks.ts';
import { type DesignInput, designComparison } from '../../harness/design/design.ts';
import { phasesFor } from '../../harness/design/phases.ts';
import { runLength } from '../../harness/design/wall-time.ts';
import { crash, expect as expectThat, flipHealth } from '../../harness/index.ts';
import type { Plan } from '../../harness/model/plan.ts';
import { minutes, seconds } from '../../harness/model/time.ts';
import { blocksToReach, planInterims } from '../../harness/statistics/interim-analysis.ts';
import { seededBy } from '../../harness/statistics/seeded.ts';
import { api, apiHealth, describeScenario, planOf, service } from '../plan/sample.ts';

const crashing = describeScenario({
  experiments: {
    'a crash': { fault: crash(api), recovery: '20s', after: [expectThat(apiHealth).recovers({ within: '5s' })] },
  },
});

/** The sample's plan with another interval for the API. */
function planWith(interval: number, scenario = crashing): Plan {
  const plan = planOf(scenario);
  const health = {
    ...service('api').health!,
    interval: seconds(interval),
    startInterval: seconds(Math.min(interval, 5)),
  };
  return { ...plan, services: plan.services.map((one) => (one.name === 'api' ? { ...one, health } : one)) };
}

const input = (more: Partial<DesignInput> = {}): DesignInput => ({
  variants: [1, 5].map((interval) => ({
    name: `interval ${interval}s`,
    change: { overrides: { api: { healthcheck: { interval: `${interval}s` } } } },
    plan: planWith(interval),
    override: '',
  })),
  reference: null,
  factors: [],
  idle: planWith(86_400),
  repeats: 10,
  budget: null,
  jobs: 1,
  likelyJobs: 2,
  headline: null,
  objective: null,
  controls: true,
  seed: 's',
  command: 'c',
  ...more,
});

const designed = (more: Partial<DesignInput> = {}) => {
  const { plan, problems } = designComparison(input(more));
  if (plan === null) throw new Error(JSON.stringify(problems));
  return plan;
};

describe('the phases of the blocks', () => {
  it('are one in each of n equal parts', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.string(), (blocks, seed) => {
        const strata = phasesFor(blocks, seededBy(seed)).map((phase) => Math.floor(phase * blocks));
        expect([...strata].sort((a, b) => a - b)).to.deep.equal(Array.from({ length: blocks }, (_, index) => index));
      }),
    );
  });

  it('keep away from the health check itself, where a hair decides about a whole period', () => {
    for (let seed = 0; seed < 50; seed += 1) {
      for (const phase of phasesFor(10, seededBy(`${seed}`))) expect(phase).to.be.within(0.025, 0.975);
    }
  });

  it('are spread over the cycle already after the blocks of an early interim analysis', () => {
    for (let seed = 0; seed < 50; seed += 1) {
      const first = [...phasesFor(10, seededBy(`${seed}`))].slice(0, 7).sort((a, b) => a - b);
      const gaps = first.map((phase, index) => (index === 0 ? 1 - first.at(-1)! + phase : phase - first[index - 1]!));
      // Seven of a grid of ten: never three neighbours missing.
      expect(Math.max(...gaps)).to.be.at.most(0.301);
    }
  });
});

describe('the blocks', () => {
  it('have every variant once, in an order of their own', () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    const blocks = makeBlocks(names, 20, 's');
    for (const { order } of blocks) expect([...order].sort()).to.deep.equal(names);
    expect(new Set(blocks.map(({ order }) => order.join(''))).size).to.be.above(15);
  });

  it('are the same for the same seed, byte for byte, and others for another', () => {
    expect(JSON.stringify(designed())).to.equal(JSON.stringify(designed()));
    expect(JSON.stringify(designed().blocks)).to.not.equal(JSON.stringify(designed({ seed: 't' }).blocks));
  });
});

describe('the interim analyses', () => {
  it('are such that each can find a difference at all', () => {
    fc.assert(
      fc.property(fc.integer({ min: 6, max: 60 }), fc.integer({ min: 1, max: 30 }), (blocks, pairs) => {
        const looks = planInterims(blocks, pairs);
        expect(looks.at(-1)!.blocks).to.equal(blocks);
        if (looks.length === 1) return;
        for (const look of looks) expect(2 / 2 ** look.blocks).to.be.at.most(look.alpha / pairs);
        for (const [index, look] of looks.slice(1).entries()) expect(look.blocks).to.be.above(looks[index]!.blocks);
      }),
    );
  });

  it("are two for ten repeats of two variants, at Pocock's level, and one where an early interim analysis could find nothing", () => {
    const [first, last] = planInterims(10, 1);
    expect([first?.blocks, last?.blocks]).to.deep.equal([7, 10]);
    expect(first?.alpha).to.be.closeTo(0.0294, 1e-4);
    expect(planInterims(10, 23)).to.deep.equal([{ blocks: 10, alpha: 0.05 }]);
    expect(blocksToReach(0.05, 23)).to.equal(10);
    expect(blocksToReach(0.05, 1)).to.equal(6);
  });
});

describe('the plan of a comparison', () => {
  it('measures the recovery of a crash first, and the detection of what nobody heals', () => {
    expect(designed().measures[0]).to.deep.include({ quantity: 'recovery', from: 'injection', probe: 'apiHealth' });
    const flip = describeScenario({
      experiments: {
        flip: {
          fault: flipHealth(api, { by: 'wrapper' }),
          hold: '15s',
          recovery: '10s',
          during: [expectThat(api).isDetected({ by: 'engine', within: '15s' })],
        },
      },
    });
    const variants = input().variants.map((one) => ({
      ...one,
      plan: planWith(Number(one.name.match(/\d/)![0]), flip),
    }));
    const [headline, ...others] = designed({ variants }).measures;
    expect(headline).to.deep.include({ quantity: 'detection', from: 'injection', window: 15_000 });
    expect(others.find((one) => one.quantity === 'recovery')).to.deep.include({ from: 'revert', window: 5000 });
    // With a healer the recovery counts from the injection, and must come before the revert.
    const healed = variants.map((one) => ({ ...one, change: { ...one.change, healers: { api: 'sidecar' as const } } }));
    expect(designed({ variants: healed }).measures[0]).to.deep.include({
      quantity: 'recovery',
      from: 'injection',
      window: 10_000,
    });
  });

  it('takes one length of time for which it must be good again, for all variants, and leaves room for it', () => {
    const variants = [1, 5, 30].map((interval) => ({
      ...input().variants[0]!,
      name: `${interval}`,
      plan: planWith(interval),
    }));
    const { variants: planned, measures } = designed({ variants });
    expect(planned.map(({ plan }) => plan.goodFor!.apiHealth)).to.deep.equal([5000, 5000, 5000]);
    expect(measures[0]).to.deep.include({ quantity: 'recovery', window: 15_000 });
  });

  it('refuses a recovery for which no window has room', () => {
    const brief = describeScenario({
      experiments: { 'a crash': { fault: crash(api), recovery: '4s', after: [expectThat(apiHealth).fails()] } },
    });
    const variants = input().variants.map((one, n) => ({ ...one, plan: planWith(n + 1, brief) }));
    const { problems } = designComparison(input({ variants, headline: 'recovery' }));
    expect(problems?.map((one) => one.message).join()).to.contain(
      "no window of the scenario is long enough for 'recovery'",
    );
    expect(designed({ variants }).measures.map((one) => one.quantity)).to.deep.equal(['detection', 'downtime']);
  });

  it('has a control of every variant and an idle one, in which nothing is done', () => {
    const { controls } = designed();
    expect(controls.map((one) => one.variant)).to.deep.equal(['interval 1s', 'interval 5s', null]);
    for (const { plan } of controls) {
      expect(plan.experiments.map((one) => [one.fault.kind, one.recovery])).to.deep.equal([['nothing', 20_240]]);
    }
  });

  it('names the settings in which its variants differ, and counts the changes against the reference', () => {
    const { variants, reference } = designed();
    expect(reference).to.equal('interval 1s');
    expect(variants.map((one) => [one.settings, one.changes])).to.deep.equal([
      [[{ service: 'api', field: 'healthcheck.interval', value: '1s' }], 0],
      [[{ service: 'api', field: 'healthcheck.interval', value: '5s' }], 1],
    ]);
  });

  it('trims repeats to a budget and says so, and never a window', () => {
    const whole = designed();
    const trimmed = designed({ budget: minutes(8) });
    expect(trimmed.blocks.length).to.be.within(2, 9);
    expect(trimmed.wall).to.be.at.most(minutes(8));
    expect(trimmed.variants).to.deep.equal(whole.variants);
    expect(trimmed.controls).to.deep.equal(whole.controls);
    expect(trimmed.notes.join()).to.match(/reduces 10 repeats to \d; no window is shortened/);
    expect(designed({ budget: minutes(8), jobs: 2 }).blocks.length).to.be.above(trimmed.blocks.length);
    expect(runLength(planWith(1))).to.be.below(runLength(planWith(5)));
  });

  it('says where so few repeats can show nothing', () => {
    expect(designed({ repeats: 4 }).notes.join()).to.match(/none is claimed with fewer than 6/);
    const many = Array.from({ length: 24 }, (_, index) => ({
      ...input().variants[0]!,
      name: `interval ${index + 1}s`,
      plan: planWith(index + 1),
    }));
    expect(designed({ variants: many, repeats: 8 }).notes.join()).to.match(
      /among 23 pairs 8 repeats cannot show.*it takes 10/,
    );
  });

  it('refuses with R219 what cannot be compared', () => {
    const [one, other] = input().variants;
    const codes = (more: Partial<DesignInput>) => designComparison(input(more)).problems?.map(({ code }) => code);
    expect(codes({ variants: [one!] })).to.deep.equal(['R219']);
    expect(codes({ variants: [one!, { ...other!, plan: one!.plan }] })).to.deep.equal(['R219']);
    expect(codes({ reference: 'nobody' })).to.deep.equal(['R219']);
  });
});
