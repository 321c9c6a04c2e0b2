/** The exec probe: where its command runs, and what each of its ends is worth. */
import { expect } from 'chai';
import type { Answer } from '../../../harness/engine/clients.ts';
import type { CommandEnd, ExecResult } from '../../../harness/engine/command-end.ts';
import { answer, type Behaviour, wellBehaved } from '../../../harness/engine/sim/behaviour.ts';
import { simWorld } from '../../../harness/engine/sim/sim-world.ts';
import * as dsl from '../../../harness/index.ts';
import type { ExecProbe } from '../../../harness/model/command-probe.ts';
import { FailureError, failure } from '../../../harness/model/failure.ts';
import { instant, milliseconds, seconds } from '../../../harness/model/time.ts';
import { judgeCommand } from '../../../harness/probes/exec/asker.ts';
import { askerOf } from '../../../harness/probes/registry.ts';
import { planned } from '../../plan/parts.ts';
import { fakeSidecar } from '../fake-sidecar.ts';

const worker = { type: 'service', name: 'worker' } as const;

/** A stack of one service whose program `ready` ends as it is made to. */
async function workers(ready: () => ExecResult | 'hang' = () => ({ exitCode: 0, output: 'yes\n' })) {
  const behaviour: Behaviour = {
    ...wellBehaved,
    fresh: () => ({ answer: () => answer(200, 'ok'), command: ([program]) => (program === 'ready' ? ready() : null) }),
  };
  const services = [planned('worker', { replicas: 2 })];
  const { env } = simWorld({ seed: 'test', services, behaviours: { worker: behaviour } });
  await env.engine.stack.up();
  const asking = (probe: ExecProbe, timeout = 500) => {
    const asker = askerOf(probe, { env, services, address: () => ({ host: '', port: 0 }) })!;
    return () => asker.ask({ number: 0, connection: 'fresh', due: instant(0) }, milliseconds(timeout));
  };
  const idOf = async (replica: number) =>
    (await env.engine.containers.list()).find((one) => one.replica === replica)!.id;
  return { env, services, asking, idOf };
}

const told = ({ outcome, status, value, said }: Answer) => ({ outcome, status, value, said });

describe('an exec probe', () => {
  it('is good of the declared exit code, and has the output as its value', async () => {
    const { env, asking } = await workers();
    const before = env.clock.now();
    const got = await asking(dsl.exec(worker, ['ready']))();
    expect(told(got)).to.deep.equal({ outcome: 'ok', status: 0, value: 'yes', said: undefined });
    expect(got.sent).to.equal(before);
    expect(got.end).to.be.within(before + 10, before + 500);
    expect(got.end).to.equal(env.clock.now());
  });

  it('runs a text in a shell', () => {
    expect(dsl.exec(worker, 'a | b').command).to.deep.equal(['sh', '-c', 'a | b']);
  });

  it('has no answer of a command that does not end, and asks again all the same', async () => {
    let hangs = true;
    const { env, asking } = await workers(() => (hangs ? 'hang' : { exitCode: 0, output: '' }));
    const ask = asking(dsl.exec(worker, ['ready']));
    const got = await ask();
    expect([got.outcome, Math.round(got.end - got.sent)]).to.deep.equal(['response_timeout', 500]);
    hangs = false;
    expect((await ask()).outcome).to.equal('ok');
    expect(env.clock.now()).to.be.below(1500);
  });

  it('is refused by a container that is paused, stopped or not there, and finds the one that takes its place', async () => {
    const { env, asking, idOf } = await workers();
    const ask = asking(dsl.exec(worker, ['ready']));
    const { containers, stack } = env.engine;
    expect((await ask()).outcome).to.equal('ok');
    const first = await idOf(1);
    await containers.pause(first);
    expect(told(await ask()))
      .to.include({ outcome: 'refused' })
      .and.property('said')
      .match(/paused/);
    await containers.unpause(first);
    expect((await ask()).outcome).to.equal('ok');
    await containers.stop(first, seconds(1));
    expect(told(await ask()).said).to.match(/is not running/);
    await containers.remove(first);
    await containers.remove(await idOf(2));
    expect(told(await ask()).said).to.equal('worker has no container');
    await stack.recreate(['worker']);
    expect((await ask()).outcome).to.equal('ok');
    await containers.remove(await idOf(1));
    expect((await ask()).outcome, 'the second takes its place at once').to.equal('ok');
  });

  it('asks the replica that is meant and no other', async () => {
    const { env, asking, idOf } = await workers();
    const ask = asking({ ...dsl.exec(worker, ['ready']), replica: 2 });
    expect((await ask()).outcome).to.equal('ok');
    await env.engine.containers.remove(await idOf(2));
    expect(told(await ask()).said).to.equal('worker has no container');
  });

  it('runs beside the service in one container of its own, which is made again when it is gone', async () => {
    const { env, services } = await workers();
    const gone: CommandEnd = { how: 'refused', reason: 'no such container' };
    const good: CommandEnd = { how: 'exited', exitCode: 0, output: '' };
    const sidecar = fakeSidecar({ commands: [good, gone, good] });
    const { startSidecar, specs, calls } = sidecar;
    const engine = { ...env.engine, helperContainers: { ...env.engine.helperContainers, startSidecar } };
    const context = { env: { ...env, engine }, services, address: () => ({ host: '', port: 0 }) };
    const asker = askerOf(dsl.exec(worker, ['curl', 'worker'], { in: 'beside' }), context)!;
    const outcomes: string[] = [];
    for (let number = 0; number < 3; number += 1) {
      const { outcome } = await asker.ask({ number, connection: 'fresh', due: instant(0) }, seconds(1));
      outcomes.push(outcome);
    }
    expect(outcomes, 'its going says nothing of the service').to.deep.equal(['ok', 'no_data', 'ok']);
    expect(calls).to.deep.equal(['curl', 'curl', 'curl']);
    expect(specs.map(({ networks }) => networks)).to.deep.equal([['default'], ['default']]);
  });

  it('knows nothing where the engine does not answer', async () => {
    const { env, services } = await workers();
    const list = () => Promise.reject(new FailureError([failure('R402', 'it is away')]));
    const engine = { ...env.engine, containers: { ...env.engine.containers, list } };
    const asker = askerOf(dsl.exec(worker, ['ready']), {
      ...{ env: { ...env, engine }, services, address: () => ({ host: '', port: 0 }) },
    })!;
    const got = await asker.ask({ number: 0, connection: 'fresh', due: instant(0) }, seconds(1));
    expect(told(got)).to.include({ outcome: 'no_data', said: 'R402: it is away' });
  });
});

describe('the end of a command', () => {
  const exited = (exitCode: number, output = ''): CommandEnd => ({ how: 'exited', exitCode, output });

  it('is bad with another exit code, in the last words of the program', () => {
    const judge = judgeCommand({ exitCode: 0, output: null });
    expect(judge(exited(2, 'trying\nno route\n'))).to.deep.equal({
      ...{ outcome: 'failed', status: 2, said: 'exit code 2: no route' },
    });
    expect(judge(exited(1))).to.include({ outcome: 'failed', said: 'exit code 1' });
    expect(judgeCommand({ exitCode: 2, output: null })(exited(2)).outcome).to.equal('ok');
  });

  it('is wrong with another output than declared, and keeps what came', () => {
    const judge = judgeCommand({ exitCode: 0, output: { matches: '^pong$', flags: 'im' } });
    expect(judge(exited(0, 'PONG\n')).outcome).to.equal('ok');
    expect(judge(exited(0, 'NOAUTH\n'))).to.deep.equal({
      ...{ outcome: 'wrong', status: 0, value: 'NOAUTH', said: 'NOAUTH' },
    });
  });
});
