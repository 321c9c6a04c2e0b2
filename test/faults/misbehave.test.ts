import { expect } from 'chai';
import { prepareFault } from '../../harness/faults/registry.ts';
import type { Fault, Misbehaviour } from '../../harness/model/fault.ts';
import { makeFake, view } from './fake-engine.ts';
import { land } from './land.ts';

const misbehave = (how: Misbehaviour): Fault => ({ kind: 'misbehave', target: 'api', as: 'answers 500', how });
const route = misbehave({ by: 'route', start: '/bad', end: '/good' });
const requests = misbehave({ by: 'requests', path: '/rng', times: 2 });

describe('misbehave', () => {
  it('by route lands with a success, and ends by the other route', async () => {
    const fake = makeFake(view('api'));
    expect(await land(route, fake.context)).to.deep.equal({ landing: 'applied', proof: 'api: POST /bad answered 200' });
    expect((await prepareFault(route, fake.context)).undo).to.include({
      kind: 'request',
      method: 'POST',
      path: '/good',
    });
    fake.answer = () => 404;
    expect((await land(route, fake.context)).landing).to.equal('rejected');
    fake.answer = () => null;
    expect((await land(route, fake.context)).landing).to.equal('unknown');
  });

  it('by requests lands with a failure at last, and ends by a restart', async () => {
    const fake = makeFake(view('api'));
    expect((await land(requests, fake.context)).landing).to.equal('rejected');
    fake.answer = () => 503;
    expect(await land(requests, fake.context)).to.deep.equal({
      landing: 'applied',
      proof: 'api: GET /rng answered 503',
    });
    expect((await prepareFault(requests, fake.context)).undo).to.deep.equal({ kind: 'restart', service: 'api' });
  });

  it('cannot be done to one of several containers', async () => {
    const fake = makeFake(view('api'), view('api', { replica: 2 }));
    expect((await land(route, fake.context)).proof).to.contain('a route reaches only one');
  });
});
