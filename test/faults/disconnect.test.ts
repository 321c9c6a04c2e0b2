import { expect } from 'chai';
import { applyUndo } from '../../harness/faults/apply-undo.ts';
import { prepareFault } from '../../harness/faults/registry.ts';
import type { Fault } from '../../harness/model/fault.ts';
import { attachment, makeFake, view } from './fake-engine.ts';
import { land } from './land.ts';

const off = (network: string | null): Fault => ({ kind: 'disconnect', target: 'api', network });
const two = () =>
  view('api', { networks: [attachment('run_back', 'api', '10.1.0.2'), attachment('run_front', 'api', '')] });

describe('disconnect', () => {
  it('takes every replica off its only network, and brings names and addresses back', async () => {
    const fake = makeFake(view('api'), view('api', { replica: 2 }));
    const prepared = await prepareFault(off(null), fake.context);
    await prepared.inject();
    expect(await prepared.verify()).to.deep.equal({
      landing: 'applied',
      proof:
        'api was on run_default as 10.0.0.2 and is no longer; api #2 was on run_default as 10.0.0.2 and is no longer',
    });
    const before = fake.calls.length;
    expect((await applyUndo(prepared.undo!, fake.context)).landing).to.equal('applied');
    expect((await applyUndo(prepared.undo!, fake.context)).landing).to.equal('applied');
    expect(fake.calls.slice(before)).to.deep.equal(['connect api-1', 'connect api-2']);
    expect(fake.containers[0]!.networks).to.deep.equal(view('api').networks);
  });

  it("knows a network by the Compose file's name", async () => {
    const fake = makeFake(two());
    expect((await land(off('front'), fake.context)).landing).to.equal('applied');
    expect(fake.containers[0]!.networks.map((one) => one.network)).to.deep.equal(['run_back']);
  });

  it('is rejected when the network is not named, or is not one of the service', async () => {
    expect((await land(off(null), makeFake(two()).context)).proof).to.include('is on 2 networks');
    expect((await land(off('elsewhere'), makeFake(two()).context)).proof).to.equal(
      'api is not on the network elsewhere',
    );
  });

  it('is rejected when the container is still attached', async () => {
    const fake = makeFake(view('api'));
    fake.ignored.add('disconnect');
    expect(await land(off(null), fake.context)).to.deep.equal({
      landing: 'rejected',
      proof: 'api is still on run_default',
    });
  });
});
