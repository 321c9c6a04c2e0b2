import { expect } from 'chai';
import { applyUndo } from '../../harness/faults/apply-undo.ts';
import { prepareFault } from '../../harness/faults/registry.ts';
import { makeFake, view } from './fake-engine.ts';
import { land } from './land.ts';

const fault = { kind: 'hang', target: 'api' } as const;

describe('hang', () => {
  it('lands when the process and its children are stopped, at the time of the signal', async () => {
    const fake = makeFake(view('api'));
    const prepared = await prepareFault(fault, fake.context);
    expect(await prepared.inject()).to.deep.equal({ from: null, to: 6000 });
    expect(await prepared.verify()).to.deep.equal({
      landing: 'applied',
      proof: 'api: pid 4711 and its child in states T T, stopped',
    });
  });

  it('is rejected when one of them goes on, or the container does not run', async () => {
    const fake = makeFake(view('api'));
    fake.ignored.add('SIGSTOP');
    expect(await land(fault, fake.context)).to.deep.equal({
      landing: 'rejected',
      proof: 'api: pid 4711 and its child in states S S, not stopped',
    });
    expect((await land(fault, makeFake(view('api', { status: 'paused' })).context)).landing).to.equal('rejected');
  });

  it('is unknown when the helper container breaks', async () => {
    const fake = makeFake(view('api'));
    fake.broken.add('SIGSTOP');
    expect((await land(fault, fake.context)).landing).to.equal('unknown');
  });

  it('ends with a signal that can be repeated, and tells when', async () => {
    const fake = makeFake(view('api'));
    const { undo, inject } = await prepareFault(fault, fake.context);
    await inject();
    for (const turn of ['first', 'again']) {
      expect(await applyUndo(undo!, fake.context), turn).to.deep.equal({
        landing: 'applied',
        proof: 'api: pid 4711 and its child in states S S, running again',
        done: { from: null, to: 6000 },
      });
    }
    fake.ignored.add('SIGCONT');
    await inject();
    expect((await applyUndo(undo!, fake.context)).landing).to.equal('rejected');
  });

  it('leaves a later life alone when it is undone, and says so', async () => {
    const fake = makeFake(view('api'));
    const { undo, inject } = await prepareFault(fault, fake.context);
    await inject();
    await fake.context.env.engine.containers.restart('api-1', 0 as never);
    expect((await applyUndo(undo!, fake.context)).proof).to.equal(
      'api was started again meanwhile: the process that was stopped is no more',
    );
    fake.containers[0]!.status = 'exited';
    expect((await applyUndo(undo!, fake.context)).proof).to.contain('api is exited');
    expect(fake.calls).not.to.include('SIGCONT api-1');
  });
});
