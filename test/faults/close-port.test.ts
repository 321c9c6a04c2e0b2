import { expect } from 'chai';
import { applyUndo } from '../../harness/faults/apply-undo.ts';
import { prepareFault } from '../../harness/faults/registry.ts';
import { type Fake, makeFake, view } from './fake-engine.ts';
import { land } from './land.ts';

const fault = { kind: 'closePort', target: 'api', port: 80 } as const;

/** Ports are open until the rules are there. */
function obeying(fake: Fake): Fake {
  let closed = false;
  fake.namespaces.apply = () => {
    closed = true;
    return { ran: { from: 5, to: 6 } };
  };
  fake.namespaces.accepts = () => !closed;
  fake.namespaces.packets = () => (closed ? 3 : null);
  fake.namespaces.restore = () => {
    if (!closed) return 'absent';
    closed = false;
    return { ran: null };
  };
  return fake;
}

describe('closePort', () => {
  it('closes it in each container, and proves it by a connect that was accepted before', async () => {
    const fake = obeying(makeFake(view('api'), view('web')));
    const { undo, inject, verify } = await prepareFault(fault, fake.context);
    expect(await inject()).to.deep.equal({ from: 5, to: 6 });
    expect(await verify()).to.deep.include({
      landing: 'applied',
      proof: 'api accepted connects at port 80 before, and refuses them now',
    });
    expect((await applyUndo(undo!, fake.context)).landing).to.equal('applied');
    expect((await applyUndo(undo!, fake.context)).proof).to.contain('there was no table');
    expect(fake.calls.filter((call) => !call.startsWith('packets'))).to.deep.equal([
      ...['apply api-1', 'restore api-1', 'restore api-1'],
    ]);
  });

  it('is rejected where nothing listens before, and where it is accepted after', async () => {
    const closed = makeFake(view('api'));
    closed.namespaces.accepts = () => false;
    expect(await land(fault, closed.context)).to.include({
      landing: 'rejected',
      proof: 'api accepts nothing at port 80 even before the fault',
    });
    expect(closed.calls).to.deep.equal([]);
    const deaf = makeFake(view('api'));
    expect((await land(fault, deaf.context)).proof).to.equal('api still accepts connects at port 80');
  });

  it('is unknown where the rules are refused', async () => {
    const fake = obeying(makeFake(view('api')));
    fake.namespaces.apply = () => ({ refused: 'not permitted' });
    expect((await land(fault, fake.context)).landing).to.equal('unknown');
  });
});
