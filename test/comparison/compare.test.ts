/** Whole comparisons on the simulator: from the design to the patch. */
import { expect } from 'chai';
import { readObjective } from '../../harness/design/objective.ts';
import { crash, expect as expectThat, flipHealth } from '../../harness/index.ts';
import { renderComparisonHtml } from '../../harness/report/comparison/html.ts';
import { renderComparisonJson } from '../../harness/report/comparison/json.ts';
import { api, apiHealth, describeScenario } from '../plan/sample.ts';
import { type Compared, compareOnSim } from './on-sim.ts';

const flipped = describeScenario({
  experiments: {
    flip: {
      fault: flipHealth(api, { by: 'wrapper' }),
      baseline: '2s',
      hold: '14s',
      recovery: '4s',
      during: [expectThat(api).isDetected({ by: 'engine', within: '14s' })],
    },
  },
});

const text = `services:
  api:
    image: shop-api
    healthcheck:
      interval: 5s # as ever
`;

const ask = () =>
  compareOnSim({
    scenario: flipped,
    intervals: { 'as ever': 5, quick: 1 },
    repeats: 10,
    design: { objective: readObjective('TTD p95 < 5s') },
    composeFile: { name: 'compose.yaml', text },
  });

describe('a comparison on the simulator', () => {
  let compared: Compared;
  before(async () => {
    compared = await ask();
  });

  it('finds the quicker check, by about the ratio of the intervals, each repeat within what its settings imply', () => {
    const { comparison } = compared;
    const [detection] = comparison.measures;
    expect(detection!.measure.quantity).to.equal('detection');
    const [pair] = detection!.pairs;
    expect(pair!.word).to.equal('better');
    // (2 − phase) × period: 5.05 s against 1.05 s.
    expect(pair!.ratio!.value).to.be.closeTo(1.05 / 5.05, 0.03);
    expect(comparison.deviations).to.deep.equal([]);
    expect(comparison.ending).to.equal('stopped early');
  });

  it('prices a check at what the simulator takes for one, whatever the interval', () => {
    const [ever, quick] = compared.comparison.variants.map((one) => one.price!);
    for (const price of [ever!, quick!]) expect(price.perProbe!.value).to.be.closeTo(65, 6.5);
    // Two more services are looked at every five seconds in either.
    expect(quick!.probesPerHour - ever!.probesPerHour).to.be.closeTo(3600 / 1.05 - 3600 / 5.05, 30);
  });

  it('recommends the smallest change that meets the objective, as a patch with its price', () => {
    const { recommendation, verdict, variants } = compared.comparison;
    expect(verdict).to.equal('pass');
    expect(variants.map((one) => one.meets)).to.deep.equal([false, true]);
    expect(recommendation!.variant).to.equal('quick');
    expect(recommendation!.because, recommendation!.because).to.match(
      /^quick changes one setting, and it meets TTD p95 < 5s, 1\.\d+ s in the median against 8\.\d+ s; health checks then cost \d+ min \d+ s of CPU an hour instead of \d+ min \d+ s\.$/,
    );
    expect(recommendation!.patch)
      .to.match(/^- {6}interval: 5s # as ever$/m)
      .and.match(/^\+ {6}interval: 1s # as ever$/m);
    expect(recommendation!.confirmed).to.equal(null);
  });

  it('puts both on the front: one is quicker, the other cheaper', () => {
    expect(compared.comparison.variants.map((one) => one.onFront)).to.deep.equal([true, true]);
  });

  it('says nothing false in a control: no alarm', () => {
    expect(compared.comparison.variants.map((one) => one.falseAlarmPerHour)).to.deep.equal([0, 0]);
  });

  it('is a page and a document that hold to their schema, the same bytes again for the same seed', async () => {
    const again = await ask();
    expect(renderComparisonJson(again.comparison)).to.equal(renderComparisonJson(compared.comparison));
    expect(renderComparisonHtml(again.comparison)).to.equal(renderComparisonHtml(compared.comparison));
  });

  it('does not recommend anything where nothing meets the objective', async () => {
    const { comparison } = await compareOnSim({
      scenario: flipped,
      intervals: { 'as ever': 5, slower: 7 },
      design: { objective: readObjective('TTD max < 2s') },
    });
    expect(comparison.verdict).to.equal('fail');
    expect(comparison.recommendation).to.equal(null);
    expect(comparison.sentence).to.match(/No variant meets TTD max < 2s\.$/);
  });
});

describe('a slow start that no setting implies', () => {
  it('is a deviation, and the start-up explains it', async () => {
    const scenario = describeScenario({
      experiments: {
        'a crash': {
          fault: crash(api),
          baseline: '2s',
          recovery: '30s',
          after: [expectThat(apiHealth).recovers({ within: '18s' })],
        },
      },
    });
    const { wellBehaved } = await import('../../harness/engine/sim/behaviour.ts');
    const { comparison } = await compareOnSim({
      scenario,
      intervals: { plain: 5, other: 4 },
      behaviours: () => ({ api: { ...wellBehaved, boot: { p50: 7000, sd: 10 } } }),
    });
    const recovery = comparison.deviations.filter((one) => one.measure.quantity === 'recovery');
    expect(recovery).to.have.length(12);
    for (const one of recovery) {
      expect(one.part).to.equal('start-up');
      expect(one.measured).to.be.above(one.predicted.max);
      expect(one.sentence).to.match(/start-up took \d/);
      expect(one.evidence.length).to.be.above(0);
    }
  });
});
