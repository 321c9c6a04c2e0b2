/** Forecasts: what comes of an experiment by settings and platform, in which words, and the same for the same seed. */
import { expect } from 'chai';
import { type ForecastVariant, forecast } from '../../harness/forecast/forecast.ts';
import type { Fault } from '../../harness/model/fault.ts';
import type { ForecastCell, Platform } from '../../harness/model/forecast.ts';
import type { HealerKind } from '../../harness/model/healer.ts';
import type { PlannedService } from '../../harness/model/plan.ts';
import { type Duration, seconds } from '../../harness/model/time.ts';
import { defaultCosts } from '../../harness/prediction/costs.ts';
import { predict } from '../../harness/prediction/predict.ts';
import { health } from '../plan/parts.ts';
import { experiment, inputOf, planOf } from './plans.ts';

const variant = (
  fault: Fault,
  hold: Duration | null,
  service: Partial<PlannedService>,
  healer: HealerKind | null = null,
): ForecastVariant => ({
  name: 'as it is',
  settings: [],
  healers: healer === null ? {} : { app: healer },
  plan: planOf(service, [experiment(fault, hold)]),
});

const cellOf = (one: ForecastVariant, platform: Platform = 'docker'): ForecastCell =>
  forecast(inputOf([one], { platforms: [platform] })).experiments[0]!.cells[0]!;

const crash: Fault = { kind: 'crash', target: 'app' };
const flip: Fault = { kind: 'flipHealth', target: 'app', flip: { by: 'requests', path: '/', times: 3 } };
const always = { name: 'always' } as const;
const checked = health(1000, 1000, 2);

describe('a forecast', () => {
  it('has nothing of a death that no policy answers, and everything of one that it does', () => {
    const down = cellOf(variant(crash, null, { health: checked }));
    expect(down.detection.share).to.equal(1);
    expect(down.engineRecovery).to.include({ share: 0, median: null, p95: null, mean: 30_000 });
    expect(down.downtime!.median).to.equal(30_000);
    const back = cellOf(variant(crash, null, { health: checked, restart: always }));
    expect(back.engineRecovery.share).to.equal(1);
    expect(back.engineRecovery.median).to.be.closeTo(1431, 30);
    expect(back.restarts).to.equal(1);
    expect(back.recovery!.median).to.be.closeTo(410, 30);
  });

  it('counts the users who poll a published port through a restart as kept waiting by their own first try', () => {
    const probes = { page: { type: 'probe', kind: 'http', service: 'app', rate: 10 } };
    const one = variant(crash, null, { health: checked, restart: always, ports: [{ container: 80, host: 8080 }] });
    const polled = { ...one, plan: { ...one.plan, probes: probes as unknown as typeof one.plan.probes } };
    expect(cellOf(polled).recovery!.median).to.be.closeTo(1209, 60);
    expect(cellOf(polled, 'swarm').recovery!.median).to.be.above(6000);
  });

  it('lies within the closed bounds for every fault that has both', () => {
    const faults: readonly (readonly [Fault, Duration | null])[] = [
      [crash, null],
      [{ kind: 'exit', target: 'app', code: 3, control: { by: 'exec', command: ['x'] } }, null],
      [{ kind: 'kill', target: 'app', signal: 'SIGKILL' }, null],
      [{ kind: 'restart', target: 'app' }, null],
      [{ kind: 'stop', target: 'app' }, seconds(20)],
      [{ kind: 'pause', target: 'app' }, seconds(20)],
      [{ kind: 'hang', target: 'app' }, seconds(20)],
      [{ kind: 'flipHealth', target: 'app', flip: { by: 'wrapper' } }, seconds(20)],
      [{ kind: 'flipHealth', target: 'app', flip: { by: 'route', fail: '/f', pass: '/p' } }, seconds(20)],
    ];
    for (const [fault, hold] of faults) {
      const one = variant(fault, hold, { health: checked, restart: { name: 'on-failure', maxAttempts: 0 } });
      const cell = cellOf(one);
      const bounds = predict(fault, one.plan.services, defaultCosts, null);
      // Detection of a stalled disk apart, which is one check in a hundred.
      if (bounds.detection === null) expect(cell.detection.share, `${fault.kind} noticed`).to.equal(0);
      else {
        expect(cell.detection.share, `${fault.kind} noticed`).to.equal(1);
        expect(cell.detection.p5, fault.kind).to.be.at.least(bounds.detection.min);
        expect(cell.detection.p95, fault.kind).to.be.at.most(bounds.detection.max);
      }
      const back = hold === null ? cell.engineRecovery : cell.afterEnd!.engineRecovery;
      if (bounds.engineRecovery === null) expect(back.share, `${fault.kind} back`).to.equal(0);
      else {
        expect(back.p5, `${fault.kind} back`).to.be.at.least(bounds.engineRecovery.min);
        expect(back.p95, `${fault.kind} back`).to.be.at.most(bounds.engineRecovery.max);
      }
    }
  });

  it('knows who heals: nobody, a sidecar, the check itself, Swarm, a kubelet', () => {
    const service = { health: checked, restart: always };
    const share = (healer: HealerKind | null, platform: Platform = 'docker') =>
      cellOf(variant(flip, seconds(20), service, healer), platform).engineRecovery.share;
    expect([share('none'), share(null), share('restart-policy')]).to.deep.equal([0, 0, 0]);
    expect([share('sidecar'), share('exit-on-unhealthy')]).to.deep.equal([1, 1]);
    expect([share(null, 'swarm'), share(null, 'kubernetes')]).to.deep.equal([1, 1]);
    const complete = variant(flip, seconds(20), { health: checked, restart: { name: 'on-failure', maxAttempts: 0 } });
    expect(cellOf(complete, 'swarm').engineRecovery.share, 'exit 0 and on-failure').to.equal(0);
  });

  it('comes to an end where a kubelet and an operator both end the process, and a check falls on what is dead already', () => {
    const service = (retries: number) => ({ health: health(1000, 1000, retries), restart: always });
    const died = cellOf(variant(crash, null, service(1)), 'kubernetes');
    expect([died.detection.share, died.engineRecovery.share, died.restarts]).to.deep.equal([1, 1, 1]);
    const then = { kind: 'restart', target: 'app' } as const;
    const plan = planOf(service(3), [experiment(flip, seconds(3), { then })]);
    const restarted = cellOf({ ...variant(flip, null, {}), plan }, 'kubernetes');
    expect(restarted.afterEnd!.engineRecovery.share).to.equal(1);
  });

  it('speaks one sentence on the same settings everywhere', () => {
    const one = variant(flip, seconds(40), { health: health(5000, 1000, 2), restart: always });
    const said = (hold: number) => {
      const plan = planOf({ health: health(5000, 1000, 2), restart: always }, [experiment(flip, seconds(hold))]);
      const variants = [{ ...one, plan }];
      return forecast(inputOf(variants, { platforms: ['docker', 'swarm', 'kubernetes'] })).experiments[0]!.sentence;
    };
    expect(said(40)).to.match(
      /^on plain Docker: noticed after 5\.\d … (9\.\d|10(\.\d)?) s, never back by itself; the same settings under Swarm: noticed after 5\.\d … (9\.\d|10(\.\d)?) s, back after 1[78](\.\d)? … 2[23](\.\d)? s; under a liveness probe: noticed after 5\.\d … 9\.\d s, back after \d(\.\d)? … 1\d(\.\d)? s$/,
    );
    expect(said(20)).to.match(
      /under Swarm: noticed after .*, back after 1[78](\.\d)? s or more in \d\d % of repeats; under/,
    );
  });

  it('says never only where the settings rule it out, and else for how long it was observed', () => {
    const said = (restart: PlannedService['restart'], platform: Platform, healer: HealerKind | null = null) => {
      const plan = planOf({ health: checked, restart }, [experiment(crash, null, { recovery: seconds(6) })]);
      const planned = plan.experiments.map((one) => ({
        ...one,
        prediction: predict(one.fault, plan.services, defaultCosts, null),
      }));
      const variants = [{ ...variant(crash, null, {}, healer), plan: { ...plan, experiments: planned } }];
      return forecast(inputOf(variants, { platforms: [platform] })).experiments[0]!;
    };
    expect(said(always, 'swarm').sentence).to.match(/not back within 6 s$/);
    expect(said({ name: 'no' }, 'docker').sentence).to.match(/never back by itself$/);
    expect(said({ name: 'no' }, 'docker', 'sidecar').sentence).to.match(/not back within 6 s$/);
    expect([said(always, 'swarm').cells[0]!.never, said({ name: 'no' }, 'docker').cells[0]!.never]).to.deep.equal([
      undefined,
      ['engineRecovery', 'userRecovery'],
    ]);
  });

  it('knows how many restarts the deaths before it have left', () => {
    const crashes = ['first', 'second', 'third'].map((name) => ({ ...experiment(crash), name }));
    const plan = planOf({ restart: { name: 'on-failure', maxAttempts: 2 } }, crashes);
    const { experiments } = forecast(inputOf([{ ...variant(crash, null, {}), plan }]));
    expect(experiments.map(({ cells }) => cells[0]!.engineRecovery.share)).to.deep.equal([1, 1, 0]);
  });

  it('says why where the settings tell nothing', () => {
    const cut: Fault = { kind: 'breakDependency', from: 'app', target: 'app', cut: 'drop' };
    const [one] = forecast(inputOf([variant(cut, seconds(10), {})])).experiments;
    expect(one).to.deep.include({ cells: [], ranking: [], sentence: 'not simulated: no setting says so' });
  });

  it('has the same bytes for the same seed, and each cell whatever else is asked for', () => {
    const slow = { ...variant(crash, null, { health: health(2000, 1000, 2), restart: always }), name: 'slow' };
    const quick = { ...variant(crash, null, { health: checked, restart: always }), name: 'quick' };
    const both = inputOf([slow, quick], { platforms: ['docker', 'swarm'] });
    expect(JSON.stringify(forecast(both))).to.equal(JSON.stringify(forecast(both)));
    expect(JSON.stringify(forecast(both))).not.to.equal(JSON.stringify(forecast({ ...both, seed: 'other' })));
    const alone = forecast(inputOf([quick], { platforms: ['swarm'] })).experiments[0]!.cells[0];
    expect(forecast(both).experiments[0]!.cells[3]).to.deep.equal(alone);
  });

  it('takes start-ups and checks from what was measured, where there is enough of it', () => {
    const one = variant(crash, null, { health: checked, restart: always });
    const measured = (boots: number[], probes: number[]) =>
      forecast(inputOf([one], { measurements: new Map([['app', { boots, probes }]]) })).experiments[0]!.cells[0]!;
    const slow = [3000, 3100, 3200, 3300, 3400];
    expect(measured(slow, []).recovery!.median).to.be.closeTo(372 + 3200, 60);
    expect(measured(slow.slice(1), []).recovery!.median, 'four starts').to.be.closeTo(372 + 3250, 60);
    expect(measured([], [300, 300]).engineRecovery.median, 'two looks').to.be.below(372 + 1000 + 100);
    expect(measured([], [300, 300, 300, 300, 300]).engineRecovery.median).to.be.closeTo(372 + 1000 + 300, 15);
  });

  it('keeps to the phase that an experiment asks for', () => {
    const at = (phase: number) => {
      const wrapper: Fault = { kind: 'flipHealth', target: 'app', flip: { by: 'wrapper' } };
      const plan = planOf({ health: health(5000, 1000, 1) }, [experiment(wrapper, seconds(20), { phase })]);
      return cellOf({ ...variant(wrapper, null, {}), plan }).detection.median!;
    };
    expect(at(0)).to.be.closeTo(5053, 10);
    expect(at(0.9)).to.be.closeTo(0.1 * 5053, 10);
  });

  it('tells, in place of the scenario, what comes of every way to fail: who is noticed, who is healed', () => {
    const failures = ['fail', 'hang', 'slow', 'flap', 'crash', 'crash-loop'] as const;
    const shares = (healer: HealerKind | null) =>
      forecast(
        inputOf([variant(crash, null, { health: checked, restart: always }, healer)], { failures, repeats: 200 }),
      ).experiments.map(({ cells }) => [cells[0]!.detection.share, cells[0]!.engineRecovery.share]);
    const looping = 5;
    const [own, withSidecar, withExit] = [shares('restart-policy'), shares('sidecar'), shares('exit-on-unhealthy')];
    expect(own.every(([noticed]) => noticed === 1)).to.equal(true);
    expect(own.slice(0, 3).map(([, back]) => back)).to.deep.equal([0, 0, 0]);
    expect(withSidecar.slice(0, 3).map(([, back]) => back)).to.deep.equal([1, 1, 1]);
    expect(withExit.slice(0, 3).map(([, back]) => back)).to.deep.equal([1, 0, 0]);
    expect(own[4]).to.deep.equal([1, 1]);
    for (const kind of [own, withSidecar, withExit]) expect(kind[looping]![1]).to.be.below(0.1);
  });

  it('lets a crash loop back off: 0.1 s doubling to a minute on Docker, 5 s for ever under Swarm, 10 s doubling to 5 min by a kubelet', () => {
    const one = variant(crash, null, { health: null, restart: always });
    const restarts = (platform: Platform) =>
      forecast(inputOf([one], { platforms: [platform], failures: ['crash-loop'], repeats: 20 })).experiments[0]!
        .cells[0]!.restarts;
    // In 10 minutes, of lives of 1 s: 102 s for the first ten and then one a minute; one every 6.7 s; 0, 10, 20 … 160 and 300 s.
    expect(restarts('docker')).to.be.within(16, 18);
    expect(restarts('swarm')).to.be.within(86, 91);
    expect(restarts('kubernetes')).to.be.within(6, 7);
  });
});
