import { expect } from 'chai';
import { doAction } from '../../harness/faults/actions.ts';
import { applyUndo } from '../../harness/faults/apply-undo.ts';
import { prepareFault } from '../../harness/faults/registry.ts';
import { makeFake, view } from './fake-engine.ts';
import { land } from './land.ts';

const fault = { kind: 'remove', target: 'api', alongside: ['web'] } as const;

describe('remove', () => {
  it('takes every container of the services, running or not, and of nobody else', async () => {
    const fake = makeFake(view('api'), view('api', { replica: 2, status: 'exited' }), view('web'), view('db'));
    const { landing, proof } = await land(fault, fake.context);
    expect(landing).to.equal('applied');
    expect(proof).to.equal(
      'api: container api-1 is no more; api #2: container api-2 is no more; web: container web-1 is no more',
    );
    expect(fake.containers.map((one) => one.id)).to.deep.equal(['db-1']);
  });

  it('is rejected when a container stays, or a service has none', async () => {
    const fake = makeFake(view('api'), view('web'));
    fake.ignored.add('remove');
    expect((await land(fault, fake.context)).proof).to.contain('api: container api-1 is still there, running');
    const without = makeFake(view('api'));
    expect((await land(fault, without.context)).proof).to.contain('no container of web');
    expect(without.calls).to.deep.equal([]);
  });

  it('is undone by one up of all its services, and again without harm', async () => {
    const fake = makeFake(view('api'), view('web'));
    const { undo, inject } = await prepareFault(fault, fake.context);
    await inject();
    const first = await applyUndo(undo!, fake.context);
    expect(first.proof).to.equal(
      'api: new container new-api runs as pid 4711; web: new container new-web runs as pid 4711',
    );
    expect(first).to.include({ landing: 'applied' }).and.to.have.property('returned');
    expect((await applyUndo(undo!, fake.context)).proof).to.contain('api: the container of before runs');
    expect(fake.calls.slice(-2)).to.deep.equal(['up api web', 'up api web']);
  });

  it('is not undone by an up that brings nothing, or that breaks', async () => {
    const fake = makeFake(view('api'), view('web'));
    const { undo, inject } = await prepareFault(fault, fake.context);
    await inject();
    fake.ignored.add('up');
    expect(await applyUndo(undo!, fake.context)).to.include({
      landing: 'rejected',
      proof: 'api has 0 of 1 containers; web has 0 of 1 containers',
    });
    fake.broken.add('up');
    expect((await applyUndo(undo!, fake.context)).landing).to.equal('unknown');
  });

  it('ends for one service by an up of it', async () => {
    const fake = makeFake(view('api'), view('web'));
    await land(fault, fake.context);
    expect((await doAction({ kind: 'recreate', target: 'web' }, fake.context)).landing).to.equal('applied');
    expect(fake.containers.map((one) => one.id)).to.deep.equal(['new-web']);
  });
});
