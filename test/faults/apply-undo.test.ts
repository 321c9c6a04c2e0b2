import { expect } from 'chai';
import { applyUndo } from '../../harness/faults/apply-undo.ts';
import { prepareFault } from '../../harness/faults/registry.ts';
import type { Fault } from '../../harness/model/fault.ts';
import { makeFake, view } from './fake-engine.ts';

/** Does the fault, undoes it twice, and returns what was called for the undoing. */
async function undoTwice(fault: Fault, fake = makeFake(view('api'), view('web'))) {
  const prepared = await prepareFault(fault, fake.context);
  await prepared.inject();
  const before = fake.calls.length;
  const first = await applyUndo(prepared.undo!, fake.context);
  const second = await applyUndo(prepared.undo!, fake.context);
  return { first, second, calls: fake.calls.slice(before) };
}

describe('applyUndo', () => {
  it('starts what was stopped, once', async () => {
    const { first, second, calls } = await undoTwice({ kind: 'stop', target: 'api' });
    expect(first).to.include({ landing: 'applied', proof: 'api runs as pid 4712; it was exited' });
    expect(second.proof).to.equal('api runs as pid 4712; it already was');
    expect(calls).to.deep.equal(['start api-1']);
  });

  it('unpauses what was paused, once', async () => {
    const { first, second, calls } = await undoTwice({ kind: 'pause', target: 'api' });
    expect([first.landing, second.landing]).to.deep.equal(['applied', 'applied']);
    expect(calls).to.deep.equal(['unpause api-1']);
  });

  it('restarts what only a restart repairs', async () => {
    const flip = { by: 'requests', path: '/rng', times: 4 } as const;
    const { first, calls } = await undoTwice({ kind: 'flipHealth', target: 'api', flip });
    expect(first.landing).to.equal('applied');
    expect(calls).to.deep.equal(['restart api-1', 'restart api-1']);
  });

  it('removes the flag file, and removing it again is no error', async () => {
    const { first, second } = await undoTwice({ kind: 'flipHealth', target: 'api', flip: { by: 'wrapper' } });
    expect([first.landing, second.landing]).to.deep.equal(['applied', 'applied']);
  });

  it('asks the route that repairs, and says what it answered', async () => {
    const fake = makeFake(view('api'));
    const undo = { kind: 'request', service: 'api', method: 'POST', path: '/pass' } as const;
    expect((await applyUndo(undo, fake.context)).proof).to.equal('api: POST /pass answered 200');
    fake.answer = () => 500;
    expect((await applyUndo(undo, fake.context)).landing).to.equal('rejected');
    fake.answer = () => null;
    expect((await applyUndo(undo, fake.context)).landing).to.equal('unknown');
  });

  it('deletes our table, and is content when there is none any more', async () => {
    const fake = makeFake(view('web'));
    const undo = { kind: 'deleteTable', service: 'web', table: 'resilience' } as const;
    expect((await applyUndo(undo, fake.context)).proof).to.equal('web: the table resilience is deleted');
    fake.namespaces.restore = () => 'absent';
    expect((await applyUndo(undo, fake.context)).landing).to.equal('applied');
    fake.namespaces.restore = () => ({ refused: 'Operation not permitted' });
    expect((await applyUndo(undo, fake.context)).landing).to.equal('rejected');
    fake.containers[0]!.status = 'exited';
    expect((await applyUndo(undo, fake.context)).landing).to.equal('applied');
  });

  it('finds its container again, whatever its id is now', async () => {
    const fake = makeFake(view('api', { id: 'another', status: 'paused' }));
    expect((await applyUndo({ kind: 'unpause', service: 'api' }, fake.context)).landing).to.equal('applied');
    expect(fake.calls).to.deep.equal(['unpause another']);
  });

  it('is rejected without a container, and unknown when the engine breaks', async () => {
    const fake = makeFake(view('api', { status: 'paused' }));
    expect((await applyUndo({ kind: 'start', service: 'db' }, fake.context)).landing).to.equal('rejected');
    fake.broken.add('unpause');
    expect(await applyUndo({ kind: 'unpause', service: 'api' }, fake.context)).to.deep.equal({
      landing: 'unknown',
      proof: 'unpause: the engine is broken',
    });
  });
});
