import { expect } from 'chai';
import { prepareFault } from '../../harness/faults/registry.ts';
import type { Fault, HealthFlip } from '../../harness/model/fault.ts';
import { makeFake, view } from './fake-engine.ts';
import { land } from './land.ts';

const flip = (how: HealthFlip): Fault => ({ kind: 'flipHealth', target: 'api', flip: how });
const route = flip({ by: 'route', fail: '/fail', pass: '/pass' });
const requests = flip({ by: 'requests', path: '/rng', times: 4 });
const wrapper = flip({ by: 'wrapper' });

describe('flipHealth', () => {
  it('by route lands with a success, and is undone by the other route', async () => {
    const fake = makeFake(view('api'));
    expect(await land(route, fake.context)).to.deep.equal({
      landing: 'applied',
      proof: 'api: POST /fail answered 200',
    });
    expect((await prepareFault(route, fake.context)).undo).to.include({
      kind: 'request',
      method: 'POST',
      path: '/pass',
    });
  });

  it('by route is rejected for any other answer, and unknown for none', async () => {
    const fake = makeFake(view('api'));
    fake.answer = () => 404;
    expect(await land(route, fake.context)).to.deep.equal({
      landing: 'rejected',
      proof: 'api: POST /fail answered 404',
    });
    fake.answer = () => null;
    expect(await land(route, fake.context)).to.deep.equal({ landing: 'unknown', proof: 'api: POST /fail: refused' });
  });

  it('by requests lands when the last of them fails, and only a restart undoes it', async () => {
    const fake = makeFake(view('api'));
    let asked = 0;
    fake.answer = () => (++asked > 3 ? 500 : 200);
    expect(await land(requests, fake.context)).to.deep.equal({
      landing: 'applied',
      proof: 'api: GET /rng answered 500',
    });
    expect(fake.calls).to.deep.equal(['GET /rng', 'GET /rng', 'GET /rng', 'GET /rng']);
    expect((await prepareFault(requests, fake.context)).undo).to.deep.equal({ kind: 'restart', service: 'api' });
  });

  it('by requests is rejected when the service still answers', async () => {
    const landed = await land(requests, makeFake(view('api')).context);
    expect(landed).to.deep.equal({
      landing: 'rejected',
      proof: 'api: GET /rng answered 200, so it is not broken',
    });
  });

  it('by the wrapper lands when the flag file is there', async () => {
    const fake = makeFake(view('api'));
    const { landing, proof } = await land(wrapper, fake.context);
    expect(landing).to.equal('applied');
    expect(proof).to.include('/tmp/.resilience-unhealthy is there');
  });

  it('by the wrapper is rejected when the file could not be made, or the check is not wrapped', async () => {
    const fake = makeFake(view('api'));
    fake.exec = () => ({ exitCode: 1, output: 'read-only file system' });
    expect((await land(wrapper, fake.context)).proof).to.include('is not there');
    const plain = { ...fake.context, services: fake.context.services.map((one) => ({ ...one, wrapHealth: false })) };
    expect((await land(wrapper, plain)).proof).to.equal('the health check of api is not wrapped');
  });
});
