import { expect } from 'chai';
import { prepareFault } from '../../harness/faults/registry.ts';
import type { Fault } from '../../harness/model/fault.ts';
import { makeFake, view } from './fake-engine.ts';
import { land } from './land.ts';

const every: readonly (readonly [Fault, string])[] = [
  [{ kind: 'crash', target: 'api' }, 'signal'],
  [{ kind: 'kill', target: 'api', signal: 'SIGKILL' }, 'kill'],
  [{ kind: 'restart', target: 'api' }, 'restart'],
  [{ kind: 'exit', target: 'api', code: 3, control: { by: 'exec', command: ['leave'] } }, 'exec'],
  [{ kind: 'stop', target: 'api' }, 'stop'],
  [{ kind: 'pause', target: 'api' }, 'pause'],
  [{ kind: 'flipHealth', target: 'api', flip: { by: 'wrapper' } }, 'exec'],
  [{ kind: 'breakDependency', from: 'web', target: 'api', cut: 'drop' }, 'apply'],
  [{ kind: 'disconnect', target: 'api', network: null }, 'disconnect'],
];

describe('a fault of any kind', () => {
  for (const [fault, call] of every) {
    it(`${fault.kind} is rejected when its target has no container`, async () => {
      const fake = makeFake(view('web'));
      const prepared = await prepareFault(fault, fake.context);
      await prepared.inject();
      expect(prepared.undo).to.equal(null);
      expect((await prepared.verify()).landing).to.equal('rejected');
      expect(fake.calls).to.deep.equal([]);
    });

    it(`${fault.kind} is unknown when the engine breaks at it`, async () => {
      const fake = makeFake(view('api'), view('web'));
      fake.broken.add(call);
      const landed = await land(fault, fake.context);
      expect(landed.landing).to.equal('unknown');
      expect(landed.proof).to.include(`${call}: the engine is broken`);
    });
  }

  it('is applied by evidence even when the call said otherwise', async () => {
    const fake = makeFake(view('api'));
    const prepared = await prepareFault({ kind: 'pause', target: 'api' }, fake.context);
    fake.broken.add('pause');
    await prepared.inject();
    fake.containers[0]!.status = 'paused';
    expect((await prepared.verify()).landing).to.equal('applied');
  });

  it('is unknown when the check itself breaks', async () => {
    const fake = makeFake(view('api'));
    fake.broken.add('inspect');
    const landed = await land({ kind: 'pause', target: 'api' }, fake.context);
    expect(landed).to.deep.equal({ landing: 'unknown', proof: 'inspect: the engine is broken' });
  });

  it('is not fully applied while one replica holds out', async () => {
    const fake = makeFake(view('api'), view('api', { replica: 2 }));
    const prepared = await prepareFault({ kind: 'pause', target: 'api' }, fake.context);
    await prepared.inject();
    fake.containers[1]!.status = 'running';
    expect(await prepared.verify()).to.deep.equal({
      landing: 'rejected',
      proof: 'api: status paused, pid 4711 kept; api #2 is running, not paused',
    });
  });

  it('ends with the reason of an interrupted run', async () => {
    const fake = makeFake(view('api'));
    const prepared = await prepareFault({ kind: 'pause', target: 'api' }, fake.context);
    fake.ignored.add('pause');
    await prepared.inject();
    fake.abort.abort(new Error('interrupted'));
    const error = await prepared.verify().catch((reason: unknown) => reason);
    expect(error).to.be.an('error').with.property('message', 'interrupted');
  });
});
