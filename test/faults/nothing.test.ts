import { expect } from 'chai';
import { prepareFault } from '../../harness/faults/registry.ts';
import { makeFake, view } from './fake-engine.ts';
import { land } from './land.ts';

const fault = { kind: 'nothing', target: 'api' } as const;

describe('nothing', () => {
  it('lands whatever state its target is in, and touches nobody', async () => {
    const fake = makeFake(view('api', { status: 'exited' }), view('web'));
    expect(await land(fault, fake.context)).to.deep.equal({
      landing: 'applied',
      proof: 'nothing was done, 1 container runs',
    });
    expect((await prepareFault(fault, fake.context)).undo).to.equal(null);
    expect(fake.calls).to.deep.equal([]);
  });

  it('is unknown when the engine cannot be asked', async () => {
    const fake = makeFake(view('api'));
    const { inject, verify } = await prepareFault(fault, fake.context);
    await inject();
    fake.broken.add('list');
    expect((await verify()).landing).to.equal('unknown');
  });
});
