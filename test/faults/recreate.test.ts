import { expect } from 'chai';
import { doAction } from '../../harness/faults/actions.ts';
import { applyUndo } from '../../harness/faults/apply-undo.ts';
import { prepareFault } from '../../harness/faults/registry.ts';
import { attachment, makeFake, view } from './fake-engine.ts';
import { land } from './land.ts';

const recreate = { kind: 'recreate', target: 'api' } as const;
const moved = { ...recreate, address: 'another' } as const;
const swap = { ...recreate, swapWith: 'web' } as const;

describe('recreate', () => {
  it('stops and removes every container of the service, and brings new ones up', async () => {
    const fake = makeFake(view('api'), view('web'));
    const { landing, proof } = await land(recreate, fake.context);
    expect(landing).to.equal('applied');
    expect(proof).to.equal('api: new container new-api runs as pid 4711');
    expect(fake.calls).to.deep.equal(['stop api-1', 'remove api-1', 'up api']);
    expect(fake.containers.map((one) => one.id)).to.deep.equal(['web-1', 'new-api']);
  });

  it('is rejected where nothing is there or nothing comes up', async () => {
    expect((await land(recreate, makeFake(view('web')).context)).proof).to.contain('no container of api');
    const fake = makeFake(view('api'));
    fake.ignored.add('up');
    expect(await land(recreate, fake.context)).to.include({
      landing: 'rejected',
      proof: 'api has 0 of 1 containers',
    });
  });

  it('is undone by an up, which makes what an interrupted one has left out, and again without harm', async () => {
    const fake = makeFake(view('api'), view('web'));
    fake.broken.add('up');
    const { undo, inject, verify } = await prepareFault(swap, fake.context);
    await inject();
    expect((await verify()).landing).to.equal('unknown');
    fake.broken.delete('up');
    for (const turn of ['first', 'again']) {
      expect((await applyUndo(undo!, fake.context)).landing, turn).to.equal('applied');
    }
    expect(fake.containers.map((one) => one.id)).to.deep.equal(['new-api', 'new-web']);
  });

  it('comes up at another address, as the old one is kept meanwhile, and is given back', async () => {
    const fake = makeFake(view('api'), view('web'));
    const { landing, proof } = await land(moved, fake.context);
    expect(landing).to.equal('applied');
    expect(proof).to.contain('api has 10.0.0.4 on run_default, before 10.0.0.2');
    expect(fake.calls.slice(-3)).to.deep.equal(['keep 10.0.0.2 on run_default', 'up api', 'release all']);
  });

  it('is rejected where it is at the old address all the same, with both', async () => {
    const fake = makeFake(view('api'));
    fake.ignored.add('keep');
    expect(await land(moved, fake.context)).to.include({
      landing: 'rejected',
      proof: 'api: new container new-api runs as pid 4711; api has 10.0.0.2 on run_default, before 10.0.0.2',
    });
  });

  it('touches nothing that cannot have another address', async () => {
    const fixed = { ...attachment('run_default', 'api', '10.0.0.2'), fixedAddress: '10.0.0.2' };
    for (const [networks, why] of [
      [[], 'api has no network of its own, and so no address'],
      [[fixed], 'api has a fixed address on run_default: 10.0.0.2'],
      [[attachment('run_default', 'api', '')], 'api is running: it has no address now'],
    ] as const) {
      const fake = makeFake(view('api', { networks }));
      expect(await land(moved, fake.context)).to.deep.equal({ landing: 'rejected', proof: why });
      expect(fake.calls).to.deep.equal([]);
    }
  });

  it('gives back what it kept where the up breaks', async () => {
    const fake = makeFake(view('api'));
    fake.broken.add('up');
    expect((await land(moved, fake.context)).landing).to.equal('unknown');
    expect(fake.calls.at(-1)).to.equal('release all');
  });

  it('swaps two: each comes up where the other was', async () => {
    const fake = makeFake(view('api'), view('web'));
    const { landing, proof } = await land(swap, fake.context);
    expect(landing).to.equal('applied');
    expect(proof).to.contain('api has 10.0.0.3 on run_default; web has 10.0.0.2 on run_default');
    const unkept = makeFake(view('api'), view('web'));
    unkept.ignored.add('keep');
    const again = await land(swap, unkept.context);
    expect(again.landing).to.equal('rejected');
    expect(again.proof).to.contain(
      'api has 10.0.0.2 on run_default and not 10.0.0.3; web has 10.0.0.3 on run_default and not 10.0.0.2',
    );
  });

  it('swaps only one with one, on a network that both are on', async () => {
    const apart = view('web', { networks: [attachment('run_back', 'web', '10.0.1.2')] });
    expect((await land(swap, makeFake(view('api'), apart).context)).proof).to.equal('api and web share no network');
    const two = makeFake(view('api'), view('api', { replica: 2 }), view('web'));
    expect((await land(swap, two.context)).proof).to.contain('api has 2 containers');
    expect(two.calls).to.deep.equal([]);
  });

  it('is what an operator does as well: an up of what is missing, or all of it anew', async () => {
    const missing = makeFake(view('web'));
    expect((await doAction(recreate, missing.context)).proof).to.contain('api: new container');
    const there = makeFake(view('api'));
    expect((await doAction(recreate, there.context)).proof).to.contain('api: the container of before');
    expect((await doAction(recreate, there.context, { anew: true })).proof).to.contain('api: new container');
    expect((await doAction(moved, makeFake(view('api')).context)).proof).to.contain('api has 10.0.0.3');
  });
});
