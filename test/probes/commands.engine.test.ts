/** Probes that ask at no port, on a real engine: a command in a container and beside it, a log, and a function of the user's. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Answer } from '../../harness/engine/clients.ts';
import type { Environment } from '../../harness/engine/environment.ts';
import type { ConnectedEngine } from '../../harness/engine/kind.ts';
import { systemClients } from '../../harness/engine/system/clients.ts';
import { systemClock } from '../../harness/engine/system/clock.ts';
import * as dsl from '../../harness/index.ts';
import type { EventBody } from '../../harness/model/event.ts';
import type { Probe } from '../../harness/model/probe.ts';
import { after as later, milliseconds, seconds } from '../../harness/model/time.ts';
import { startLogObserver } from '../../harness/probes/log/observer.ts';
import { askerOf } from '../../harness/probes/registry.ts';
import { startChecks } from '../../harness/scenario-file/checks.ts';
import { connectTiny, containerOf } from '../engine/docker/tiny-stack.ts';
import { planned } from '../plan/parts.ts';

/** `worker` answers on a port that is not published, and writes `tick 1`, `tick 2`, …; `site` publishes one. */
const text = `
name: commands
services:
  worker:
    image: \${RESILIENCE_NODE_IMAGE}
    command:
      - node
      - -e
      - |
        require('http').createServer((q, r) => r.end('ok')).listen(80);
        process.on('SIGTERM', () => process.exit(0));
        let n = 0;
        setInterval(() => console.log('tick', n += 1), 100);
    networks: [inner]
  site:
    image: \${RESILIENCE_NODE_IMAGE}
    command: [node, -e, "require('http').createServer((q, r) => r.end('[3, 4]')).listen(80)"]
    ports: ["80"]
    stop_grace_period: 0s
networks: { inner: { internal: true } }
`;

const file = `
import { check, crash, defineScenario, defineStack, expect } from 'resilience';
const stack = defineStack(import.meta, { compose: 'compose.yaml', services: { site: { port: 80 } } });
const site = stack.service('site');
const sum = check('adds up', async ({ address, signal }) => {
  const list = await (await fetch(address(site, '/'), { signal })).json();
  return list.reduce((a, b) => a + b);
});
const experiments = { crash: { fault: crash(site), recovery: '9s', after: [expect(sum).fails()] } };
export default defineScenario({ title: 'checks', stack, probes: { sum }, experiments });
`;

describe('a probe that asks at no port, on a real engine', function () {
  this.timeout(60_000);
  const worker = { type: 'service', name: 'worker' } as const;
  const clock = systemClock();
  const services = [planned('worker', { networks: [{ name: 'inner', aliases: [] }] }), planned('site')];
  let engine: ConnectedEngine;
  let env: Environment;
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'resilience-commands-'));
    const path = join(folder, 'checks.ts');
    await writeFile(path, file);
    const checks = (await startChecks(path, ['adds up'])).during({ clock, warn: () => undefined });
    engine = await connectTiny(text);
    env = { engine, clock, clients: systemClients(clock, {}, checks), random: () => 0.5 };
    await engine.stack.up();
  });

  after(async () => {
    env?.clients.checks.close();
    await rm(folder, { recursive: true });
    const left = await engine?.stack.down();
    engine?.close();
    expect(left).to.deep.equal([]);
  });

  let published = { host: '', port: 0 };
  const address = (service: string) => {
    if (service !== 'site') throw new Error(`${service} publishes nothing`);
    return published;
  };
  const asking = (probe: Probe, timeout = 2000) => {
    const asker = askerOf(probe, { env, services, address })!;
    return (): Promise<Answer> =>
      asker.ask({ number: 0, connection: 'fresh', due: clock.now() }, milliseconds(timeout));
  };
  const processes = async (): Promise<string> => {
    const list = `cat /proc/[0-9]*/cmdline | tr '\\0' ' '`;
    return (await engine.containers.exec((await containerOf(engine, 'worker')).id, ['sh', '-c', list])).output;
  };

  it('runs a command, and judges its exit code and what it says', async () => {
    const good = await asking(dsl.exec(worker, 'echo "$HOME"; echo more >&2', { output: '/root' }))();
    // The two streams have an order each, and none between them.
    expect([good.outcome, good.status]).to.deep.equal(['ok', 0]);
    expect(good.value?.split('\n')).to.have.members(['/root', 'more']);
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

  it('reads a log while its container is killed, started again, and made anew', async () => {
    const events: EventBody[] = [];
    const over = new AbortController();
    const clockOffset = (await engine.time()) - clock.wall - clock.now();
    const emit = (one: EventBody) => void events.push(one);
    const context = { env, services, address, clockOffset, emit, signal: over.signal };
    const observer = await startLogObserver('ticks', dsl.log(worker, /^tick \d+$/, { atLeastEvery: '500ms' }), context);
    const outcomes = () => events.flatMap((one) => (one.type === 'probe.ended' ? [one.outcome] : []));
    const turns = () => outcomes().filter((one, index) => one !== outcomes()[index - 1]);
    const until = async (count: number) => {
      const limit = clock.now() + 10_000;
      while (turns().length < count && clock.now() < limit) {
        await clock.sleepUntil(later(clock.now(), milliseconds(20)));
      }
    };
    const { containers, stack } = engine;
    const { id } = await containerOf(engine, 'worker');
    await containers.kill(id, 'SIGKILL');
    await until(2);
    await containers.start(id);
    await until(3);
    await containers.remove(id);
    await until(4);
    await stack.recreate(['worker']);
    await until(5);
    await observer.stop();
    expect(turns()).to.deep.equal(['ok', 'silent', 'ok', 'silent', 'ok']);
    const lines = events.flatMap((one) => (one.type === 'log.matched' ? one.lines : []));
    const lives: number[][] = [[]];
    for (const count of lines.map(({ text }) => Number(text.split(' ')[1]))) {
      if (count === 1 && lives[0]!.length > 0) lives.push([]);
      lives.at(-1)!.push(count);
    }
    expect(lives).to.have.length(3);
    for (const life of lives)
      expect(life, 'no line lost or told twice').to.deep.equal(life.map((_, at) => life[0]! + at));
  });

  it("calls a function of the user's, which asks at a published port", async () => {
    const [port] = (await containerOf(engine, 'site')).ports;
    published = { host: port!.address, port: port!.host };
    const ask = asking(dsl.check('adds up', () => 0));
    const good = await ask();
    expect([good.outcome, good.value]).to.deep.equal(['ok', '7']);
    await engine.containers.pause((await containerOf(engine, 'site')).id);
    expect((await ask()).outcome).to.equal('response_timeout');
    await engine.containers.unpause((await containerOf(engine, 'site')).id);
    await engine.containers.stop((await containerOf(engine, 'site')).id, seconds(0));
    const failed = await ask();
    expect([failed.outcome, failed.said]).to.satisfy(
      ([is, said]: string[]) => is === 'failed' && /fetch failed/.test(said!),
    );
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
