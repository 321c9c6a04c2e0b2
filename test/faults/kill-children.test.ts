import { expect } from 'chai';
import { applyUndo } from '../../harness/faults/apply-undo.ts';
import { prepareFault } from '../../harness/faults/registry.ts';
import { die, makeFake, view } from './fake-engine.ts';
import { land } from './land.ts';

const fault = { kind: 'killChildren', target: 'api' } as const;

describe('killChildren', () => {
  it('kills what the first process has started, and says that it lives itself', async () => {
    const fake = makeFake(view('api'));
    fake.states.set('api-1', ['S', 'S', 'S']);
    const { landing, proof } = await land(fault, fake.context);
    expect(landing).to.equal('applied');
    expect(proof).to.equal('api: 2 children were killed, and pid 4711 lives');
    expect(fake.calls).to.deep.equal(['killChildren api-1']);
  });

  it('tells of a first process that ends with its child, as an init does', async () => {
    const fake = makeFake(view('api'));
    const { inject, verify } = await prepareFault(fault, fake.context);
    await inject();
    die(fake.containers[0]!, 137);
    expect(await verify()).to.include({
      landing: 'applied',
      proof: 'api: its child was killed, and pid 4711 ended with it, exit 137: it stays down',
    });
  });

  it('is rejected where there are no children, of which zombies are none', async () => {
    for (const states of [['S'], ['S', 'Z']]) {
      const fake = makeFake(view('api'));
      fake.states.set('api-1', states);
      expect(await land(fault, fake.context)).to.include({
        landing: 'rejected',
        proof: 'the first process of api has no children: it does everything itself',
      });
      expect(fake.calls).to.deep.equal([]);
    }
    const gone = makeFake(view('api'));
    gone.ignored.add('killChildren');
    expect((await land(fault, gone.context)).proof).to.equal('api: there was no child left to kill');
  });

  it('is undone by a restart of who has not got its children again, once', async () => {
    const fake = makeFake(view('api'));
    const { undo, inject } = await prepareFault(fault, fake.context);
    await inject();
    expect((await applyUndo(undo!, fake.context)).proof).to.equal('api: pid 4711 has its children again: 1');
    fake.states.set('api-1', ['S', 'Z']);
    expect((await applyUndo(undo!, fake.context)).proof).to.contain('started again');
    expect((await applyUndo(undo!, fake.context)).proof).to.equal('api was started again meanwhile');
    expect(fake.calls.filter((call) => call.startsWith('restart'))).to.have.length(1);
  });
});
