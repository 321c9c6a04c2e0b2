import { expect } from 'chai';
import { prepareFault } from '../../harness/faults/registry.ts';
import { judgeRestart } from '../../harness/faults/restart.ts';
import { makeFake, view } from './fake-engine.ts';
import { land } from './land.ts';

describe('stop, pause and restart', () => {
  it('land with the state that the engine shows', async () => {
    const landed = (kind: 'stop' | 'pause' | 'restart') => land({ kind, target: 'api' }, makeFake(view('api')).context);
    expect(await landed('stop')).to.deep.equal({ landing: 'applied', proof: 'api: pid 4711 gone, exited with 143' });
    expect(await landed('pause')).to.deep.equal({ landing: 'applied', proof: 'api: status paused, pid 4711 kept' });
    expect(await landed('restart')).to.deep.equal({
      landing: 'applied',
      proof: 'api: pid 4711 replaced by 4712, started again',
    });
  });

  it('lands as a restart also when the new life has ended by itself since', () => {
    const before = view('api');
    const ended = view('api', { status: 'exited', pid: 0, exitCode: 1, startedAt: before.startedAt + 900 });
    expect(judgeRestart(before, ended)).to.deep.equal({
      landing: 'applied',
      proof: 'api: pid 4711 gone, started again, and exited with 1 by now',
    });
    expect(judgeRestart(before, { ...before, status: 'exited' }).landing).to.equal('rejected');
  });

  it('are rejected when nothing changed', async () => {
    for (const kind of ['stop', 'pause', 'restart'] as const) {
      const fake = makeFake(view('api'));
      fake.ignored.add(kind);
      expect((await land({ kind, target: 'api' }, fake.context)).landing, kind).to.equal('rejected');
    }
  });

  it('bring their end with them before they begin', async () => {
    const { context } = makeFake(view('api'));
    expect((await prepareFault({ kind: 'stop', target: 'api' }, context)).undo).to.deep.equal({
      kind: 'start',
      service: 'api',
    });
    expect((await prepareFault({ kind: 'pause', target: 'api' }, context)).undo).to.deep.equal({
      kind: 'unpause',
      service: 'api',
    });
    expect((await prepareFault({ kind: 'restart', target: 'api' }, context)).undo).to.equal(null);
  });
});
