/** A stack without health checks is given time until its probes are answered well, and no more than fifteen seconds. */
import { expect } from 'chai';
import { analyse } from '../../harness/analysis/analyse.ts';
import { answer, type Behaviour, wellBehaved } from '../../harness/engine/sim/behaviour.ts';
import { describeScenario, planOf, service } from '../plan/sample.ts';
import { firstAt, runOnSim } from './on-sim.ts';

const unchecked = [
  service('api', { health: null, healthFrom: 'none' }),
  service('web', { health: null, healthFrom: 'none' }),
  service('db', { ports: [], health: null, healthFrom: 'none' }),
];
const plan = planOf(describeScenario(), unchecked);

const baselineOf = async (api: Behaviour) => {
  const { events } = await runOnSim(plan, { behaviours: { api } });
  const [experiment] = analyse(plan, events).experiments;
  const setUp = firstAt(events, (event) => event.type === 'phase.ended' && event.phase === 'setup');
  const began = firstAt(events, (event) => event.type === 'phase.began' && event.phase === 'baseline');
  return { waited: began - setUp, inconclusive: experiment!.inconclusive };
};

describe('settling', () => {
  it('waits for a service that boots slowly, and then finds it steady', async () => {
    const slow = await baselineOf({ ...wellBehaved, boot: { p50: 4000, sd: 0 } });
    expect(slow.inconclusive).to.equal(null);
    expect(slow.waited).to.be.within(3000, 5500);
  });

  it('takes half a second where all is well', async () => {
    expect((await baselineOf(wellBehaved)).waited).to.be.within(500, 700);
  });

  it('goes on after fifteen seconds, and the analysis names who was not steady', async () => {
    const broken = await baselineOf({ ...wellBehaved, fresh: () => ({ answer: () => answer(500, '') }) });
    expect(broken.waited).to.be.within(15_000, 15_100);
    expect(broken.inconclusive).to.include({ code: 'R301' });
    expect(broken.inconclusive!.message).to.include('apiHealth was good for only 0 % of 500: 500 answered 500');
  });

  it('is told what would work where the check of such a service passes meanwhile, and that it does not ask what users ask', async () => {
    const checks = ['CMD', 'curl', '-f', 'http://localhost/ready'];
    const own = service('api');
    const health = { ...own.health!, test: checks };
    const lost = planOf(describeScenario(), [service('api', { health }), ...unchecked.slice(1)]);
    const elsewhere: Behaviour = {
      ...wellBehaved,
      fresh: () => ({ answer: () => answer(404, ''), look: () => answer(200, 'ok') }),
    };
    const { events } = await runOnSim(lost, { behaviours: { api: elsewhere } });
    const { inconclusive } = analyse(lost, events).experiments[0]!;
    expect(inconclusive!.evidence).to.deep.equal([
      'api was healthy all the time: its check does not ask what users ask (curl -f http://localhost/ready)',
    ]);
    expect(inconclusive!.fix).to.include("the check of api passes at /ready: http(api, '/ready')");
  });
});
