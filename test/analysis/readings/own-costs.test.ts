/** What a run tells of itself before its first fault, and what its predictions make of that. */
import { expect } from 'chai';
import { analyse } from '../../../harness/analysis/analyse.ts';
import { type Behaviour, wellBehaved } from '../../../harness/engine/sim/behaviour.ts';
import { crash, expect as expectThat, stop } from '../../../harness/index.ts';
import { latest } from '../../../harness/model/bound.ts';
import type { Experiment, Scenario } from '../../../harness/model/scenario.ts';
import { seconds } from '../../../harness/model/time.ts';
import { api, apiHealth, describeScenario, planOf, service } from '../../plan/sample.ts';
import { ofType, runOnSim } from '../../runner/on-sim.ts';

const services = [
  service('api', { ports: [{ container: 80, host: 8087 }] }),
  service('web', { ports: [{ container: 80, host: 8088 }] }),
  service('db', { ports: [], health: null, healthFrom: 'none' }),
];

const scenario = (experiments: Record<string, Partial<Experiment> & Pick<Experiment, 'fault'>>): Scenario =>
  describeScenario({ probes: { apiHealth }, experiments: experiments as never });

async function run(wanted: Scenario, behaviour: Partial<Behaviour> = {}) {
  const plan = planOf(wanted, services);
  const { events } = await runOnSim(plan, { behaviours: { api: { ...wellBehaved, ...behaviour } } });
  return { plan, events, analysis: analyse(plan, events) };
}

const crashed = {
  'a crash': {
    fault: crash(api),
    baseline: '1s',
    recovery: '20s',
    after: [expectThat(apiHealth).recovers({ within: '9s' })],
  },
} as never;

describe("a prediction by the run's own start", () => {
  it('takes the start-up that was seen before any fault, and says so', async () => {
    const { plan, analysis, events } = await run(scenario(crashed));
    const { userRecovery, why } = analysis.experiments[0]!.prediction;
    expect(ofType(events, 'service.listened').map((one) => one.service)).to.deep.equal(['api']);
    expect(why).to.match(/; from this run's own start: made and started in 0\.\d+ s, up within 0\.\d+ s$/);
    const planned = plan.experiments[0]!.prediction;
    expect(userRecovery!.max).to.be.below(planned.userRecovery!.max / 3);
    expect(planned.why).not.to.contain('own start');
  });

  it('knows a slow start, which no setting tells', async () => {
    const { analysis } = await run(scenario(crashed), { boot: { p50: 3000, sd: 10 } });
    const [one] = analysis.experiments;
    const { userRecovery } = one!.prediction;
    const back = one!.probes[0]!.recovery;
    expect(back.seen && back.time.value).to.be.within(userRecovery!.min, userRecovery!.max);
    expect(userRecovery!.max, 'more than is granted where nothing is known').to.be.within(3500, 6500);
  });

  it('names a repeated packet as a chance, and does not hide it in its range', async () => {
    const { analysis } = await run(scenario(crashed));
    const { userRecovery, why } = analysis.experiments[0]!.prediction;
    expect(userRecovery!.later!.why).to.contain('a packet to its new address has to be repeated');
    expect(why).to.contain(`later where ${userRecovery!.later!.why}`);
    expect(latest(userRecovery!)).to.be.above(1200);
  });

  it('adds the stop grace only where a stop was seen not to be heeded', async () => {
    const stops = {
      first: {
        fault: stop(api),
        baseline: '1s',
        hold: '12s',
        recovery: '12s',
        after: [expectThat(api).recovers({ within: '6s' })],
      },
      second: {
        fault: stop(api),
        baseline: '1s',
        hold: '12s',
        recovery: '12s',
        after: [expectThat(api).recovers({ within: '6s' })],
      },
    } as never;
    const heeded = (await run(scenario(stops))).analysis.experiments.map((one) => one.prediction.detection!);
    for (const bound of heeded) expect(bound.max).to.be.below(1000);
    const [first, second] = (await run(scenario(stops), { signals: {} })).analysis.experiments;
    expect(first!.prediction.detection!.max).to.be.below(1000);
    expect(latest(first!.prediction.detection!)).to.be.above(seconds(10));
    expect(second!.prediction.detection!.min).to.be.above(seconds(10));
    for (const one of [first!, second!]) {
      expect(
        one.findings.filter(({ severity, text }) => severity === 'warning' && text.includes('outside')),
      ).to.deep.equal([]);
    }
  });
});
