import { expect } from 'chai';
import type { Fault } from '../../harness/model/fault.ts';
import { die, makeFake, view } from './fake-engine.ts';
import { land } from './land.ts';

const byExec: Fault = { kind: 'exit', target: 'api', code: 3, control: { by: 'exec', command: ['leave', '3'] } };
const byRoute: Fault = { ...byExec, control: { by: 'route', method: 'POST', path: '/exit?code=3' } };

describe('exit', () => {
  it('lands by a command when the container ends with the code', async () => {
    const fake = makeFake(view('api'));
    fake.exec = (_, one) => {
      die(one, 3);
      return { exitCode: 137, output: '' };
    };
    expect(await land(byExec, fake.context)).to.deep.equal({
      landing: 'applied',
      proof: 'api: pid 4711 exited with 3, it stays down',
    });
  });

  it('lands by a route that never answers, for the container is the evidence', async () => {
    const fake = makeFake(view('api'));
    fake.answer = () => {
      die(fake.containers[0]!, 3);
      return null;
    };
    expect((await land(byRoute, fake.context)).landing).to.equal('applied');
    expect(fake.calls).to.deep.equal(['POST /exit?code=3']);
  });

  it('is rejected for another code', async () => {
    const fake = makeFake(view('api'));
    fake.answer = () => {
      die(fake.containers[0]!, 1);
      return 200;
    };
    expect(await land(byRoute, fake.context)).to.deep.equal({
      landing: 'rejected',
      proof: 'api exited with 1, not with 3; POST /exit?code=3 answered 200',
    });
  });

  it('is rejected when the service stays, and tells what it said', async () => {
    const fake = makeFake(view('api'));
    fake.answer = () => 404;
    expect(await land(byRoute, fake.context)).to.deep.equal({
      landing: 'rejected',
      proof: 'api still runs as pid 4711; POST /exit?code=3 answered 404',
    });
  });

  it('lands by the code of the event when a restart has cleared it', async () => {
    const fake = makeFake(view('api', { restart: { name: 'always' } }));
    fake.exec = (_, one) => {
      fake.tellDeath(one, 3);
      die(one, 3);
      return { exitCode: 0, output: '' };
    };
    expect(await land(byExec, fake.context)).to.deep.equal({
      landing: 'applied',
      proof: 'api: pid 4711 exited with 3, the engine restarted it after 0.41 s',
    });
  });

  it('is unknown when a restart hid the code', async () => {
    const fake = makeFake(view('api', { restart: { name: 'always' } }));
    fake.exec = (_, one) => {
      die(one, 3);
      return { exitCode: 0, output: '' };
    };
    expect((await land(byExec, fake.context)).proof).to.include('restarted before its exit code could be read');
  });

  it('is rejected for several containers behind one address', async () => {
    const fake = makeFake(view('api'), view('api', { replica: 2 }));
    expect((await land(byRoute, fake.context)).proof).to.include('2 containers behind one address');
  });
});
