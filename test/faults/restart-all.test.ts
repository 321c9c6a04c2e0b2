/** All services stopped and started together: at once, one after the other, or without one of them. */
import { expect } from 'chai';
import { applyUndo } from '../../harness/faults/apply-undo.ts';
import { prepareFault } from '../../harness/faults/registry.ts';
import { makeFake, view } from './fake-engine.ts';
import { land } from './land.ts';

const inTurn = { kind: 'restartAll', target: 'web', services: ['web', 'api'], order: 'in turn' } as const;
const without = { kind: 'startWithout', target: 'api', others: ['web'] } as const;

describe('restartAll', () => {
  it('stops all of them, and starts them in the order that was given', async () => {
    const fake = makeFake(view('api'), view('web'), view('web', { replica: 2 }), view('db'));
    const { landing, proof } = await land(inTurn, fake.context);
    expect(landing).to.equal('applied');
    expect(proof).to.contain('web: pid 4711 replaced by 4712, started again; web #2: pid 4711 replaced');
    expect(fake.calls).to.deep.equal([
      ...['stop web-1', 'stop web-2', 'stop api-1'],
      ...['start web-1', 'start web-2', 'start api-1'],
    ]);
  });

  it('is rejected where one of them has no container, or is not started again', async () => {
    const without = makeFake(view('api'));
    expect((await land(inTurn, without.context)).proof).to.contain('no container of web');
    expect(without.calls).to.deep.equal([]);
    const fake = makeFake(view('api'), view('web'));
    fake.ignored.add('start');
    expect((await land({ ...inTurn, order: 'at once' }, fake.context)).landing).to.equal('rejected');
  });

  it('is undone by a start of whatever is down, and again without harm', async () => {
    const fake = makeFake(view('api'), view('web'));
    fake.broken.add('start');
    const { undo, inject, verify } = await prepareFault(inTurn, fake.context);
    await inject();
    expect((await verify()).landing).to.equal('unknown');
    fake.broken.delete('start');
    for (const turn of ['first', 'again']) {
      expect((await applyUndo(undo!, fake.context)).landing, turn).to.equal('applied');
    }
    expect(fake.containers.map(({ status }) => status)).to.deep.equal(['running', 'running']);
    fake.containers.pop();
    expect(await applyUndo(undo!, fake.context)).to.deep.include({ landing: 'rejected' });
  });
});

describe('startWithout', () => {
  it('starts the others while the target stays down', async () => {
    const fake = makeFake(view('api'), view('web'));
    const { landing, proof } = await land(without, fake.context);
    expect(landing).to.equal('applied');
    expect(proof).to.equal('api: pid 4711 gone, exited with 143; web: pid 4711 replaced by 4712, started again');
    expect(fake.calls).to.deep.equal(['stop api-1', 'stop web-1', 'start web-1']);
  });

  it('ends with a start of the target alone; its undo starts the others too', async () => {
    const fake = makeFake(view('api'), view('web'));
    const { undo, revert, inject } = await prepareFault(without, fake.context);
    await inject();
    Object.assign(fake.containers[1]!, { status: 'exited', pid: 0 });
    expect(revert).to.deep.equal({ kind: 'start', service: 'api' });
    await applyUndo(revert!, fake.context);
    expect(fake.containers.map(({ status }) => status)).to.deep.equal(['running', 'exited']);
    await applyUndo(undo!, fake.context);
    expect(fake.containers.map(({ status }) => status)).to.deep.equal(['running', 'running']);
  });
});
