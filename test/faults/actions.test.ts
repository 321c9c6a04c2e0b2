import { expect } from 'chai';
import { doAction } from '../../harness/faults/actions.ts';
import { makeFake, view } from './fake-engine.ts';

describe('doAction', () => {
  it('restarts a service and shows its new life', async () => {
    const fake = makeFake(view('api'));
    expect(await doAction({ kind: 'restart', target: 'api' }, fake.context)).to.deep.equal({
      landing: 'applied',
      proof: 'api: pid 4711 replaced by 4712, started again',
    });
  });

  it('starts a service that is down', async () => {
    const fake = makeFake(view('api', { status: 'exited', pid: 0 }));
    expect((await doAction({ kind: 'start', target: 'api' }, fake.context)).landing).to.equal('applied');
  });

  it('is rejected when nothing was started', async () => {
    const fake = makeFake(view('api'));
    fake.ignored.add('restart');
    expect(await doAction({ kind: 'restart', target: 'api' }, fake.context)).to.deep.equal({
      landing: 'rejected',
      proof: 'api is running and has not been started since',
    });
  });

  it('is unknown when the engine breaks', async () => {
    const fake = makeFake(view('api'));
    fake.broken.add('list');
    expect((await doAction({ kind: 'restart', target: 'api' }, fake.context)).landing).to.equal('unknown');
  });
});
