/** The faults that need a Compose project or leave a process standing, and those on one replica: what the stack sees of them. */
import { expect } from 'chai';
import type { ContainerView } from '../../harness/engine/engine.ts';
import type { ConnectedEngine } from '../../harness/engine/kind.ts';
import { systemClients } from '../../harness/engine/system/clients.ts';
import { systemClock } from '../../harness/engine/system/clock.ts';
import { doAction } from '../../harness/faults/actions.ts';
import { applyUndo } from '../../harness/faults/apply-undo.ts';
import type { FaultContext } from '../../harness/faults/driver.ts';
import { prepareFault } from '../../harness/faults/registry.ts';
import type { Undo } from '../../harness/faults/undo.ts';
import type { Fault } from '../../harness/model/fault.ts';
import { connectTiny, planOf, stackOf } from '../engine/docker/tiny-stack.ts';

/** `web` asks nobody and is a child of an init; `twin` has two containers; `db` keeps a file in an anonymous volume. */
const text = `
services:
  web:
    image: \${RESILIENCE_NODE_IMAGE}
    command: [node, -e, "let bad = 0; require('http').createServer((q, r) => { if (q.url === '/bad') bad = 500; if (q.url === '/good') bad = 0; r.statusCode = q.method === 'POST' ? 204 : bad || 200; r.end('ok') }).listen(80); process.on('SIGTERM', () => process.exit(0))"]
    init: true
    stop_grace_period: 1s
    ports: ["80"]
    healthcheck: { test: [CMD, curl, -fsS, "http://127.0.0.1/"], interval: 400ms, timeout: 600ms, retries: 2 }
  twin:
    image: \${RESILIENCE_NODE_IMAGE}
    command: [sleep, infinity]
    scale: 2
    stop_grace_period: 1s
  db:
    image: \${RESILIENCE_NODE_IMAGE}
    command: [sh, -c, "trap exit TERM; sleep infinity & wait"]
    stop_grace_period: 1s
    volumes: [/data]
  supervised:
    image: \${RESILIENCE_NODE_IMAGE}
    command: [sh, -c, "trap 'exit 0' TERM; while :; do sleep 3600 & wait $$!; done"]
    stop_grace_period: 1s
  abandoned:
    image: \${RESILIENCE_NODE_IMAGE}
    command: [sh, -c, "trap 'exit 0' TERM; sleep 3600 & while :; do sleep 1 & wait $$!; done"]
    stop_grace_period: 1s
`;

describe('lasting faults on a real engine', function () {
  this.timeout(90_000);
  let engine: ConnectedEngine;
  let context: FaultContext;
  let undo: Undo | null = null;

  before(async () => {
    const { services } = await planOf(await stackOf(text));
    engine = await connectTiny(text);
    await engine.stack.up();
    const [published] = (await view('web')).ports;
    const clock = systemClock();
    context = {
      env: { engine, clock, clients: systemClients(clock), random: () => 0.5 },
      services,
      address: () => ({ host: '127.0.0.1', port: published!.host }),
      signal: new AbortController().signal,
    };
  });
  after(async () => {
    context?.env.clients.http.close();
    await engine?.stack.down();
    engine?.close();
  });
  afterEach(async () => {
    if (undo !== null) expect((await applyUndo(undo, context)).landing).to.equal('applied');
    undo = null;
  });

  const views = async (service: string): Promise<readonly ContainerView[]> =>
    (await engine.containers.list()).filter((one) => one.service === service);
  const view = async (service: string, replica = 1): Promise<ContainerView> =>
    (await views(service)).find((one) => one.replica === replica)!;
  const health = async (): Promise<string | undefined> => (await view('web')).health?.status;
  const get = async (path = '/'): Promise<number> => {
    const { host, port } = context.address('web');
    return (await fetch(`http://${host}:${port}${path}`, { signal: AbortSignal.timeout(700) })).status;
  };

  async function until<T>(look: () => Promise<T>, content: (seen: T) => boolean): Promise<void> {
    const end = performance.now() + 15_000;
    for (let seen = await look(); !content(seen); seen = await look()) {
      if (performance.now() > end) throw new Error(`not within 15 s; last seen: ${JSON.stringify(seen)}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  async function land(fault: Fault) {
    const prepared = await prepareFault(fault, context);
    undo = prepared.undo;
    await prepared.inject();
    return prepared.verify();
  }

  it('nothing does nothing, and says who runs', async () => {
    const before = await engine.containers.list();
    expect(await land({ kind: 'nothing', target: 'web' })).to.deep.equal({
      landing: 'applied',
      proof: 'nothing was done, 6 containers run',
    });
    expect((await engine.containers.list()).map((one) => one.startedAt)).to.deep.equal(
      before.map((one) => one.startedAt),
    );
  });

  it('hang stops a process below an init too, is noticed by the health check, and ends', async () => {
    await until(health, (seen) => seen === 'healthy');
    const landed = await land({ kind: 'hang', target: 'web' });
    expect(landed.proof).to.match(/^web: pid \d+ and its child in states T T, stopped$/);
    expect(await get().catch((error: Error) => error.name)).to.equal('TimeoutError');
    await until(health, (seen) => seen === 'unhealthy');
    const { status, restartCount, health: seen } = await view('web');
    expect({ status, restartCount }).to.deep.equal({ status: 'running', restartCount: 0 });
    expect(seen?.log.at(-1)?.exitCode).to.equal(-1);
    for (const turn of ['first', 'again']) {
      const ended = await applyUndo(undo!, context);
      expect(ended.proof, turn).to.match(/^web: pid \d+ and its child in states [RSD] [RSD], running again$/);
      expect(ended.done?.to, turn).to.be.a('number');
    }
    expect(await get()).to.equal(200);
    await until(health, (state) => state === 'healthy');
  });

  it('hang that ended with a restart is undone without complaint', async () => {
    await land({ kind: 'hang', target: 'web' });
    expect((await doAction({ kind: 'restart', target: 'web' }, context)).landing).to.equal('applied');
    expect((await applyUndo(undo!, context)).proof).to.equal(
      'web was started again meanwhile: the process that was stopped is no more',
    );
  });

  it('hang of one replica leaves the other alone', async () => {
    const landed = await land({ kind: 'hang', target: 'twin', replica: 2 });
    expect(landed.proof).to.match(/^twin #2: pid \d+ in state T, stopped$/);
    expect(await engine.helperContainers.states((await view('twin', 1)).id)).not.to.include('T');
    await applyUndo(undo!, context);
    expect(await engine.helperContainers.states((await view('twin', 2)).id)).not.to.include('T');
  });

  it('crash of one replica leaves the other alone, and its undo starts only that one', async () => {
    const before = await view('twin', 1);
    expect((await land({ kind: 'crash', target: 'twin', replica: 2 })).proof).to.match(/^twin #2: pid \d+ gone/);
    expect(await view('twin', 1)).to.deep.include({ status: 'running', startedAt: before.startedAt });
    expect((await applyUndo(undo!, context)).proof).to.match(/^twin #2 runs as pid/);
    expect((await land({ kind: 'crash', target: 'twin', replica: 3 })).proof).to.include('no container #3 of twin');
  });

  it('limitCpu reaches the control group, and is lifted again', async () => {
    const landed = await land({ kind: 'limitCpu', target: 'db', cpus: 0.05 });
    expect(landed).to.deep.equal({ landing: 'applied', proof: 'db: limited to 0.05 CPU by its control group' });
    expect((await view('db')).cpus).to.equal(0.05);
    const burnt =
      'node -e "const end = Date.now() + 1000; while (Date.now() < end); console.log(process.cpuUsage().user)"';
    const { output } = await engine.containers.exec((await view('db')).id, ['/bin/sh', '-c', burnt]);
    expect(Number(output), 'µs of CPU in one second').to.be.below(400_000);
    for (const turn of ['first', 'again']) {
      expect((await applyUndo(undo!, context)).proof, turn).to.equal('db: without a limit of CPU by its control group');
    }
    expect((await view('db')).cpus).to.equal(0);
    expect((await land({ kind: 'limitCpu', target: 'db', cpus: 4096 })).landing).to.equal('rejected');
  });

  it('misbehave by a route holds until the other route is asked', async () => {
    const how = { by: 'route', start: '/bad', end: '/good' } as const;
    const landed = await land({ kind: 'misbehave', target: 'web', as: 'answers 500', how });
    expect(landed).to.deep.equal({ landing: 'applied', proof: 'web: POST /bad answered 204' });
    expect(await get()).to.equal(500);
    await applyUndo(undo!, context);
    expect(await get()).to.equal(200);
  });

  it('misbehave by requests drives it there, and a restart brings it back', async () => {
    const how = { by: 'requests', path: '/bad', times: 2 } as const;
    const landed = await land({ kind: 'misbehave', target: 'web', as: 'answers 500', how });
    expect(landed).to.deep.equal({ landing: 'applied', proof: 'web: GET /bad answered 500' });
    await applyUndo(undo!, context);
    await until(
      () => get().catch(String),
      (seen) => seen === 200,
    );
  });

  it('remove takes containers, names and anonymous volumes; up brings new ones at the same port', async () => {
    const [db, web] = [await view('db'), await view('web')];
    await engine.containers.exec(db.id, ['/bin/sh', '-c', 'echo kept > /data/file']);
    const landed = await land({ kind: 'remove', target: 'db', alongside: ['web'] });
    expect(landed.proof).to.match(/^db: container [0-9a-f]{12} is no more; web: container [0-9a-f]{12} is no more$/);
    expect([await views('db'), await views('web')]).to.deep.equal([[], []]);
    const mended = await doAction({ kind: 'recreate', target: 'db' }, context);
    expect(mended.proof).to.match(/^db: new container [0-9a-f]{12} runs as pid \d+$/);
    expect(await views('web'), 'only what was asked for').to.deep.equal([]);
    const undone = await applyUndo(undo!, context);
    expect(undone.proof).to.match(/^db: the container of before runs as pid \d+; web: new container/);
    const [newDb, newWeb] = [await view('db'), await view('web')];
    expect(newDb.id).not.to.equal(db.id);
    expect(newWeb.name).to.equal(web.name);
    expect(newWeb.ports).to.deep.equal(web.ports);
    expect((await engine.containers.exec(newDb.id, ['ls', '/data'])).output.trim()).to.equal('');
    await until(
      () => get().catch(String),
      (seen) => seen === 200,
    );
  });

  it('recreate brings another container, at another address where that is asked for, and swaps two', async () => {
    const [db, web] = [await view('db'), await view('web')];
    await engine.containers.exec(db.id, ['/bin/sh', '-c', 'echo kept > /data/file']);
    const landed = await land({ kind: 'recreate', target: 'db', address: 'another' });
    expect(landed).to.include({ landing: 'applied' });
    const moved = await view('db');
    expect(moved.id).not.to.equal(db.id);
    expect(moved.networks[0]!.address).not.to.equal(db.networks[0]!.address);
    expect((await engine.containers.exec(moved.id, ['ls', '/data'])).output.trim()).to.equal('');
    const swap = await land({ kind: 'recreate', target: 'web', swapWith: 'db' });
    expect(swap).to.include({ landing: 'applied' });
    const [newDb, newWeb] = [await view('db'), await view('web')];
    expect(newWeb.networks[0]!.address).to.equal(moved.networks[0]!.address);
    expect(newDb.networks[0]!.address).to.equal(web.networks[0]!.address);
    expect(newWeb.ports).to.deep.equal(web.ports);
  });

  it('restartAll stops all before it starts the first, and keeps to its order', async () => {
    const services = ['db', 'twin', 'web'] as const;
    const landed = await land({ kind: 'restartAll', target: 'db', services, order: 'in turn' });
    expect(landed).to.include({ landing: 'applied' });
    const seen = await Promise.all(services.map(async (service) => views(service)));
    const starts = seen.map((all) => Math.max(...all.map(({ startedAt }) => startedAt)));
    expect(starts).to.deep.equal(starts.toSorted((one, other) => one - other));
    const ends = seen.flat().map(({ finishedAt }) => finishedAt ?? 0);
    expect(Math.max(...ends), 'the last end').to.be.below(Math.min(...starts));
  });

  it('startWithout starts the others while one is down, which its end starts alone', async () => {
    const landed = await land({ kind: 'startWithout', target: 'db', others: ['twin', 'web'] });
    expect(landed.proof).to.match(
      /^db: pid \d+ gone, exited with \d+; twin: pid \d+ replaced by \d+, started again; twin #2/,
    );
    expect((await view('db')).status).to.equal('exited');
    expect((await applyUndo({ kind: 'start', service: 'db' }, context)).landing).to.equal('applied');
    expect((await view('db')).status).to.equal('running');
  });

  it('killChildren ends what a shell or an init has started, and nothing where there is none', async () => {
    const [shell, left] = [await view('supervised'), await view('abandoned')];
    const landed = await land({ kind: 'killChildren', target: 'supervised' });
    expect(landed.proof).to.equal(`supervised: its child was killed, and pid ${shell.pid} lives`);
    expect((await view('supervised')).startedAt).to.equal(shell.startedAt);
    expect((await applyUndo(undo!, context)).proof).to.contain('has its children again: 1');
    expect((await land({ kind: 'killChildren', target: 'abandoned' })).proof).to.contain('2 children were killed');
    expect((await applyUndo(undo!, context)).proof).to.contain('started again');
    expect((await view('abandoned')).startedAt).to.be.above(left.startedAt);
    const init = await land({ kind: 'killChildren', target: 'web' });
    expect(init.proof).to.match(/^web: its child was killed, and pid \d+ ended with it, exit 137: it stays down$/);
    await applyUndo(undo!, context);
    expect((await land({ kind: 'killChildren', target: 'twin' })).landing).to.equal('rejected');
  });

  it('closePort refuses from outside and from inside, where the health check asks, until it is undone', async () => {
    await until(health, (state) => state === 'healthy');
    const inside = async (): Promise<number> =>
      (await engine.containers.exec((await view('web')).id, ['curl', '-s', '-m', '1', 'http://127.0.0.1/'])).exitCode;
    expect(await land({ kind: 'closePort', target: 'web', port: 80 })).to.include({
      landing: 'applied',
      proof: 'web accepted connects at port 80 before, and refuses them now',
    });
    expect(await inside(), 'curl: refused').to.equal(7);
    expect(await get().catch(() => 'no answer')).to.equal('no answer');
    await until(health, (state) => state === 'unhealthy');
    await applyUndo(undo!, context);
    expect(await get()).to.equal(200);
    expect(await inside()).to.equal(0);
    await until(health, (state) => state === 'healthy');
    expect((await land({ kind: 'closePort', target: 'web', port: 81 })).proof).to.contain('accepts nothing at port 81');
  });

  it('leaves nothing behind of what was removed and created again', async () => {
    await land({ kind: 'remove', target: 'db', alongside: ['twin'] });
    const bringingUp = applyUndo(undo!, context);
    undo = null;
    expect(await engine.stack.down()).to.deep.equal([]);
    await bringingUp;
    expect(await engine.containers.list()).to.deep.equal([]);
  });
});
