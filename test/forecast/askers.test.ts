/** Services whose health checks ask the target: who they are, when they are called unhealthy too, and what that starts. */
import { expect } from 'chai';
import { faultModelOf } from '../../harness/forecast/fault-model.ts';
import { forecast } from '../../harness/forecast/forecast.ts';
import { participantsOf } from '../../harness/forecast/participants.ts';
import type { Fault } from '../../harness/model/fault.ts';
import type { Asks, ForecastExperiment, Platform } from '../../harness/model/forecast.ts';
import type { HealerKind } from '../../harness/model/healer.ts';
import type { Plan, PlannedService } from '../../harness/model/plan.ts';
import { seconds } from '../../harness/model/time.ts';
import { defaultCosts } from '../../harness/prediction/costs.ts';
import { detectionOfFailure } from '../../harness/prediction/health.ts';
import { health, planned } from '../plan/parts.ts';
import { beside, experiment, inputOf, planOf } from './plans.ts';

const asking = (host: string, interval = 1000, retries = 2) => ({
  ...health(interval, 1000, retries),
  test: ['CMD-SHELL', `curl -f http://${host}/health`],
});
const always = { name: 'always' } as const;
const flip: Fault = { kind: 'flipHealth', target: 'app', flip: { by: 'requests', path: '/', times: 3 } };
const hold = seconds(30);
const own = { health: health(1000, 1000, 2), restart: always };

const web = planned('web', { health: asking('app', 2000, 3), restart: always });
const shop = planned('shop', { health: asking('web'), restart: always });
const log = planned('log', { health: asking('localhost'), restart: always });

const foreseen = (
  plan: Plan,
  more: { platform?: Platform; asks?: readonly Asks[]; healers?: Record<string, HealerKind> } = {},
): ForecastExperiment =>
  forecast(
    inputOf([{ name: 'as it is', settings: [], healers: more.healers ?? {}, plan }], {
      ...{ platforms: [more.platform ?? 'docker'], asks: more.asks ?? [], repeats: 400, seed: 'askers' },
    }),
  ).experiments[0]!;

const plan = (fault: Fault, held: typeof hold | null, ...others: readonly PlannedService[]): Plan =>
  beside(planOf(own, [experiment(fault, held)]), ...others);

const askersOf = (one: ForecastExperiment) => one.cells[0]!.askers;

describe('who takes part in a forecast', () => {
  const { model: faultModel } = faultModelOf(experiment(flip, hold));
  const participants = (services: readonly PlannedService[], asks: readonly Asks[] = []) =>
    participantsOf({
      ...{ plan: plan(flip, hold, ...services), healers: {}, target: 'app', platform: 'docker', asks },
      ...{ faultModel: faultModel!, measurements: new Map() },
    });

  it('is the target, whoever asks it by its check, and whoever asks those', () => {
    expect(participants([log, shop, web])).to.deep.include({ names: ['app', 'web', 'shop'], edges: [1, 0, 2, 1] });
    expect(participants([log])).to.deep.include({ names: ['app'], edges: [] });
  });

  it('is also whoever is said to ask it, if it has a check', () => {
    expect(participants([log], [{ asker: 'log', asked: 'app' }])).to.deep.include({
      names: ['app', 'log'],
      edges: [1, 0],
    });
    const unchecked = planned('log', { health: null });
    expect(participants([unchecked], [{ asker: 'log', asked: 'app' }]).names).to.deep.equal(['app']);
  });

  it('waits for nobody that waits for it, where checks ask each other', () => {
    const [a, b] = [planned('a', { health: asking('b') }), planned('b', { health: asking('a') })];
    const both = participants([a, b], [{ asker: 'a', asked: 'app' }]);
    expect(both).to.deep.include({ names: ['app', 'a', 'b'], edges: [1, 0, 2, 1] });
  });
});

describe('a service whose health check asks the target', () => {
  it('is called unhealthy too, within what its own settings imply', () => {
    const [asker] = askersOf(foreseen(plan(flip, hold, web, log)));
    const bounds = detectionOfFailure(web.health!, defaultCosts);
    expect(asker).to.include({ service: 'web', restarts: 0 });
    expect(asker!.detection.share).to.equal(1);
    expect(asker!.detection.p5).to.be.at.least(bounds.min);
    expect(asker!.detection.p95).to.be.at.most(bounds.max);
  });

  it('takes those along that ask it, as its own check fails and not as the target does', () => {
    const [near, far] = askersOf(foreseen(plan(flip, hold, web, shop)));
    expect([near!.service, far!.service]).to.deep.equal(['web', 'shop']);
    expect(far!.detection.share).to.equal(1);
  });

  it('is spared by a fault that only the own check of the target sees, and by a death that is over before it checks twice', () => {
    const wrapper: Fault = { kind: 'flipHealth', target: 'app', flip: { by: 'wrapper' } };
    expect(askersOf(foreseen(plan(wrapper, hold, web)))[0]!.detection.share).to.equal(0);
    const crash: Fault = { kind: 'crash', target: 'app' };
    const [asker] = askersOf(foreseen(plan(crash, null, web)));
    expect(asker!.detection.share, 'three looks 2 s apart through an outage of half a second').to.equal(0);
    const slow = { ...plan(crash, null, web), services: [planned('app', { health: own.health }), web] };
    expect(askersOf(foreseen(slow))[0]!.detection.share, 'a death for good').to.equal(1);
  });

  it('is restarted for nothing by whoever heals it', () => {
    const one = plan(flip, hold, web);
    const restarts = (more: Parameters<typeof foreseen>[1]) => askersOf(foreseen(one, more))[0]!.restarts;
    expect(restarts({})).to.equal(0);
    expect(restarts({ healers: { web: 'sidecar' } })).to.be.at.least(1);
    // The target itself is healed there, which may be before the other has failed three times.
    expect(restarts({ platform: 'swarm' })).to.be.above(0.5);
  });

  it('changes nothing for the target', () => {
    const [alone, together] = [plan(flip, hold), plan(flip, hold, web)].map((one) => foreseen(one).cells[0]!);
    expect(together!.detection.median).to.be.closeTo(alone!.detection.median!, 100);
    expect(together!.detection.share).to.equal(alone!.detection.share);
  });

  it('has a sentence of its own', () => {
    expect(foreseen(plan(flip, hold, web)).askers).to.have.lengthOf(1);
    expect(foreseen(plan(flip, hold, web)).askers[0]).to.match(
      /^web depends on it by its health check; on plain Docker: unhealthy too after 4(\.\d)? … [56](\.\d)? s$/,
    );
    const wrapper: Fault = { kind: 'flipHealth', target: 'app', flip: { by: 'wrapper' } };
    expect(foreseen(plan(wrapper, hold, web)).askers[0]).to.include('on plain Docker: not affected');
  });
});
