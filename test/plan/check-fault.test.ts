/** What a plan refuses of the faults that start services again, and of a port that is closed. */
import { expect } from 'chai';
import { closePort, expect as expectThat, recreate, restartAll, start, startWithout } from '../../harness/index.ts';
import type { Action, HeldFault, MomentaryFault } from '../../harness/model/fault.ts';
import { api, apiHealth, db, describeScenario, problemsOf, service, services, web } from './sample.ts';

const after = [expectThat(apiHealth).recovers({ within: '4s' })] as const;
const momentary = (fault: MomentaryFault) =>
  describeScenario({ experiments: { a: { fault, recovery: '15s', after } } });
const held = (fault: HeldFault, then?: Action) =>
  describeScenario({
    experiments: { a: { fault, hold: '10s', recovery: '15s', after, ...(then !== undefined && { then }) } },
  });

describe('a plan', () => {
  it('of two that are swapped wants two, one container of each, and a network of both', () => {
    const swap = momentary(recreate(api, { swapWith: web }));
    expect(problemsOf(swap)).to.deep.equal([]);
    expect(problemsOf(momentary(recreate(api, { swapWith: api })))[0]).to.match(
      /^R210 api cannot be swapped with itself/,
    );
    const scaled = services.map((one) => (one.name === 'web' ? { ...one, replicas: 2 } : one));
    expect(problemsOf(swap, scaled)[0]).to.match(/^R210 web has 2 containers/);
    const apart = services.map((one) =>
      one.name === 'web' ? { ...one, networks: [{ name: 'b', aliases: [] }] } : one,
    );
    expect(problemsOf(swap, apart)[0]).to.match(/^R210 api and web share no network/);
  });

  it('of all that start again knows each of them, and what ends the absence of one', () => {
    expect(problemsOf(momentary(restartAll([api, db])))).to.deep.equal([]);
    const without = services.filter(({ name }) => name !== 'db');
    expect(problemsOf(momentary(restartAll([api, db])), without)[0]).to.match(/db/);
    expect(problemsOf(held(startWithout(db, [api]), start(db)))).to.deep.equal([]);
    expect(problemsOf(held(startWithout(db, [api]), start(api)))[0]).to.match(/^R210 a start of api does not end/);
  });

  it('closes no port of a service in a network that is not its own', () => {
    expect(problemsOf(held(closePort(api, { port: 80 })))).to.deep.equal([]);
    const onHost = [service('api', { shares: { network: { is: 'host' } }, networks: [] }), ...services.slice(1)];
    expect(problemsOf(held(closePort(api, { port: 80 })), onHost).join()).to.match(/R210 api is .*not ours to change/);
  });
});
