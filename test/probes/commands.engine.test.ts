/** Probes that ask at no port, on a real engine: a command in a container and beside it. */
import { expect } from 'chai';
import type { Answer } from '../../harness/engine/clients.ts';
import type { Environment } from '../../harness/engine/environment.ts';
import type { ConnectedEngine } from '../../harness/engine/kind.ts';
import { systemClients } from '../../harness/engine/system/clients.ts';
import { systemClock } from '../../harness/engine/system/clock.ts';
import * as dsl from '../../harness/index.ts';
import type { Probe } from '../../harness/model/probe.ts';
import { milliseconds, seconds } from '../../harness/model/time.ts';
import { askerOf } from '../../harness/probes/registry.ts';
import { connectTiny, containerOf } from '../engine/docker/tiny-stack.ts';
import { planned } from '../plan/parts.ts';

/** `worker` answers on a port that is not published. */
const text = `
name: commands
services:
  worker:
    image: \${RESILIENCE_NODE_IMAGE}
    command: [node, -e, "require('http').createServer((q, r) => r.end('ok')).listen(80); process.on('SIGTERM', () => process.exit(0))"]
    networks: [inner]
networks: { inner: { internal: true } }
`;

describe('a probe that asks at no port, on a real engine', function () {
  this.timeout(60_000);
  const worker = { type: 'service', name: 'worker' } as const;
  const clock = systemClock();
  const services = [planned('worker', { networks: [{ name: 'inner', aliases: [] }] })];
  let engine: ConnectedEngine;
  let env: Environment;

  before(async () => {
    engine = await connectTiny(text);
    env = { engine, clock, clients: systemClients(clock), random: () => 0.5 };
    await engine.stack.up();
  });

  after(async () => {
    const left = await engine?.stack.down();
    engine?.close();
    expect(left).to.deep.equal([]);
  });

  const asking = (probe: Probe, timeout = 2000) => {
    const asker = askerOf(probe, { env, services, address: () => ({ host: '', port: 0 }) })!;
    return (): Promise<Answer> =>
      asker.ask({ number: 0, connection: 'fresh', due: clock.now() }, milliseconds(timeout));
  };
  const processes = async (): Promise<string> => {
    const list = `cat /proc/[0-9]*/cmdline | tr '\\0' ' '`;
    return (await engine.containers.exec((await containerOf(engine, 'worker')).id, ['sh', '-c', list])).output;
  };

  it('runs a command, and judges its exit code and what it says', async () => {
    const good = await asking(dsl.exec(worker, 'echo "$HOME"; echo more >&2', { output: '/root' }))();
    expect([good.outcome, good.status, good.value]).to.deep.equal(['ok', 0, '/root\nmore']);
    const failed = await asking(dsl.exec(worker, ['node', '-e', 'console.error("no"); process.exit(3)']))();
    expect([failed.outcome, failed.status, failed.said]).to.deep.equal(['failed', 3, 'exit code 3: no']);
    const missing = await asking(dsl.exec(worker, ['nobody']))();
    expect([missing.outcome, missing.said]).to.satisfy(
      ([is, said]: string[]) => is === 'failed' && /nobody/.test(said!),
    );
  });

  it('kills a command that is not over in time, with its children, so that none pile up', async () => {
    const ask = asking(dsl.exec(worker, 'sleep 4711 & sleep 4712; echo'), 300);
    expect((await Promise.all([ask(), ask(), ask()])).map(({ outcome }) => outcome)).to.deep.equal(
      Array(3).fill('response_timeout'),
    );
    const until = clock.now() + 5000;
    while (/471/.test(await processes()) && clock.now() < until);
    expect(await processes()).not.to.match(/471/);
    expect((await ask()).outcome, 'and the next is begun').to.equal('response_timeout');
  });

  it('runs beside the service, in its internal network', async () => {
    const script = "fetch('http://worker').then((r) => r.text()).then(console.log)";
    const ask = asking(dsl.exec(worker, ['node', '-e', script], { in: 'beside' }), 5000);
    const got = await ask();
    expect([got.outcome, got.value]).to.deep.equal(['ok', 'ok']);
    await engine.containers.stop((await containerOf(engine, 'worker')).id, seconds(5));
    expect((await ask()).outcome).to.equal('failed');
  });

  it('is refused while the service is stopped or paused, and good again when it is back', async () => {
    const ask = asking(dsl.exec(worker, ['true']));
    const { id } = await containerOf(engine, 'worker');
    expect((await ask()).outcome).to.equal('refused');
    await engine.containers.start(id);
    expect((await ask()).outcome).to.equal('ok');
    await engine.containers.pause(id);
    const paused = await ask();
    expect([paused.outcome, paused.said]).to.satisfy(
      ([is, said]: string[]) => is === 'refused' && /paused/.test(said!),
    );
    await engine.containers.unpause(id);
    await engine.containers.remove(id);
    expect((await ask()).said).to.equal('worker has no container');
    await engine.stack.recreate(['worker']);
    expect((await ask()).outcome).to.equal('ok');
  });
});
