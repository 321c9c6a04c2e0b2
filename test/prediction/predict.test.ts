/** Every fault kind has a prediction, or says why it has none. */
import { expect } from 'chai';
import type { Action, Fault } from '../../harness/model/fault.ts';
import type { RestartPolicy } from '../../harness/model/settings.ts';
import { seconds } from '../../harness/model/time.ts';
import { defaultCosts } from '../../harness/prediction/costs.ts';
import type { KnownService } from '../../harness/prediction/known-service.ts';
import { predict } from '../../harness/prediction/predict.ts';
import { health, planned } from '../plan/parts.ts';

const service = (name: string, restart: RestartPolicy = { name: 'no' }, checked = true): KnownService =>
  planned(name, { restart, health: checked ? health(5000, 1000, 2, { startPeriod: seconds(5) }) : null });

const onFailure: RestartPolicy = { name: 'on-failure', maxAttempts: 0 };
const restart: Action = { kind: 'restart', target: 'api' };
const bug: Fault = { kind: 'flipHealth', target: 'api', flip: { by: 'requests', path: '/rng', times: 4 } };
const of = (fault: Fault, api = service('api', onFailure), action: Action | null = null) =>
  predict(fault, [api, service('web')], defaultCosts, action);

describe('predict', () => {
  it("takes an application's own bug for a fast failure that only a restart repairs", () => {
    const found = of(bug, service('api'), restart);
    expect(found.detection!.min).to.be.within(5000, 5100);
    expect(found.detection!.max).to.be.within(10_000, 12_500);
    expect(found.engineRecovery!.min).to.be.within(4000, 5100);
    expect(found.engineRecovery!.max).to.be.within(5000, 8000);
    expect(found.why).to.contain('retries × (interval + probe) = 2 × (5 s + 0.02 s … 0.7 s)');
  });

  it('contains the measured way back from a crash', () => {
    const found = of({ kind: 'crash', target: 'api' });
    for (const die of [125, 152, 189]) expect(die).to.be.within(found.detection!.min, found.detection!.max);
    for (const answer of [349, 408, 1127, 1220])
      expect(answer).to.be.within(found.userRecovery!.min, found.userRecovery!.max);
    expect(5000 + 431).to.be.within(found.engineRecovery!.min, found.engineRecovery!.max);
  });

  it('never sees a policy restart after a kill, a clean exit or without a policy', () => {
    expect(of({ kind: 'kill', target: 'api', signal: 'SIGKILL' }).engineRecovery).to.equal(null);
    const exit = {
      kind: 'exit',
      target: 'api',
      code: 0,
      control: { by: 'route', method: 'POST', path: '/exit' },
    } as const;
    expect(of(exit).engineRecovery).to.equal(null);
    expect(of({ ...exit, code: 3 }).engineRecovery).not.to.equal(null);
    expect(of({ kind: 'crash', target: 'api' }, service('api')).userRecovery).to.equal(null);
    expect(of({ kind: 'crash', target: 'api' }, service('api')).detection).not.to.equal(null);
  });

  it('says that a pause is never reported and ends one interval after it', () => {
    const found = of({ kind: 'pause', target: 'api' });
    expect(found.detection).to.equal(null);
    expect(5060).to.be.within(found.engineRecovery!.min, found.engineRecovery!.max);
  });

  it('implies nothing for the detection of what no check asks', () => {
    const cut: Fault = { kind: 'breakDependency', from: 'web', target: 'api', cut: 'drop' };
    expect(of(cut).detection).to.equal(null);
    expect(of({ kind: 'disconnect', target: 'api', network: null }).detection).to.equal(null);
    expect(of(bug, service('api', onFailure, false)).detection).to.equal(null);
  });

  it('knows that a start repairs only what is stopped', () => {
    const start: Action = { kind: 'start', target: 'api' };
    expect(of(bug, service('api'), start).engineRecovery).to.equal(null);
    expect(of({ kind: 'stop', target: 'api' }, service('api'), start).engineRecovery).not.to.equal(null);
  });

  it('bounds the detection of a hang by the timeout of the check, and from below by a check that gives up itself', () => {
    const { detection, engineRecovery, userRecovery } = of({ kind: 'hang', target: 'api' });
    // (R − 1)(I + T) + T at the least when the check waits for its timeout, one interval more at the most.
    for (const hanging of [7045, 9500, 12_200]) expect(hanging).to.be.within(detection!.min, detection!.max);
    expect(5100, 'a check with a timeout of its own').to.be.at.least(detection!.min);
    expect(15_000).to.be.above(detection!.max);
    expect([40, 5100]).to.satisfy((all: number[]) => all.every((one) => one <= engineRecovery!.max));
    expect(userRecovery!.min).to.equal(0);
    const blind = of({ kind: 'hang', target: 'api' }, service('api', onFailure, false));
    expect([blind.detection, blind.engineRecovery]).to.deep.equal([null, null]);
  });

  it('sees a removal at once, and counts its recovery from the return of the up', () => {
    const fault: Fault = { kind: 'remove', target: 'api', alongside: ['web'] };
    const byRevert = of(fault);
    expect(byRevert.detection!.max).to.be.below(1500);
    expect(byRevert.engineRecovery!.min, 'up may have waited for the other').to.equal(0);
    expect(5431).to.be.below(byRevert.engineRecovery!.max);
    const byAction = of(fault, undefined, { kind: 'recreate', target: 'api' });
    expect(byAction.engineRecovery!.max).to.equal(byRevert.engineRecovery!.max);
    expect(byAction.engineRecovery!.min, 'up of one service returns soon').to.be.within(3000, 5000);
    expect(byAction.why).to.contain("counted from the return of Compose's up of api");
  });

  it('implies nothing where nothing is done, and nothing for less CPU', () => {
    for (const fault of [
      { kind: 'nothing', target: 'api' },
      { kind: 'limitCpu', target: 'api', cpus: 0.1 },
    ] as const) {
      const { detection, engineRecovery, userRecovery } = of(fault);
      expect([detection, engineRecovery, userRecovery], fault.kind).to.deep.equal([null, null, null]);
    }
  });

  it('does not know whether a check sees a misbehaviour, but how it ends', () => {
    const told: Fault = { kind: 'misbehave', target: 'api', as: 'lies', how: { by: 'route', start: '/a', end: '/b' } };
    expect(of(told).detection).to.equal(null);
    expect(of(told).userRecovery!.max).to.be.below(1000);
    const driven: Fault = { ...told, how: { by: 'requests', path: '/rng', times: 4 } };
    expect(of(driven).engineRecovery!.min).to.be.above(4000);
  });

  it('has a sentence and ordered bounds for every kind of fault', () => {
    const faults: Fault[] = [
      { kind: 'crash', target: 'api' },
      { kind: 'kill', target: 'api', signal: 'SIGTERM' },
      { kind: 'restart', target: 'api' },
      { kind: 'stop', target: 'api' },
      { kind: 'pause', target: 'api' },
      { kind: 'hang', target: 'api' },
      { kind: 'remove', target: 'api', alongside: [] },
      { kind: 'flipHealth', target: 'api', flip: { by: 'wrapper' } },
      { kind: 'flipHealth', target: 'api', flip: { by: 'route', fail: '/f', pass: '/p' } },
    ];
    for (const fault of faults) {
      const found = of(fault);
      expect(found.why).to.match(/\S/);
      for (const one of [found.detection, found.engineRecovery, found.userRecovery]) {
        if (one !== null) expect(one.min).to.be.at.most(one.max).and.at.least(0);
      }
    }
  });
});
