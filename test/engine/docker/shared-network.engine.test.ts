/** What engines do with a service in the network of another: held here for `engine/SEMANTICS.md`. */
import { expect } from 'chai';
import { connectDocker } from '../../../harness/engine/docker/connect.ts';
import type { ConnectedEngine } from '../../../harness/engine/kind.ts';
import { systemClients } from '../../../harness/engine/system/clients.ts';
import { systemClock } from '../../../harness/engine/system/clock.ts';
import { applyUndo } from '../../../harness/faults/apply-undo.ts';
import type { FaultContext } from '../../../harness/faults/driver.ts';
import { prepareFault } from '../../../harness/faults/registry.ts';
import type { Fault } from '../../../harness/model/fault.ts';
import type { Plan } from '../../../harness/model/plan.ts';
import { milliseconds, seconds } from '../../../harness/model/time.ts';
import { publishedAddress } from '../../../harness/runner/probing.ts';
import { compose, containerOf, engineHere, images, newRun, planOf, stackOf } from './tiny-stack.ts';

const answering = (port: number, more = "r.end('ok')"): string =>
  `command: [node, -e, "require('http').createServer((q, r) => { ${more} }).listen(${port})"]`;
const asksDb =
  "fetch('http://db', { signal: AbortSignal.timeout(700) }).then(() => r.end('ok'), () => r.writeHead(500).end())";

const text = `
services:
  vpn: { image: "\${RESILIENCE_NODE_IMAGE}", container_name: their-vpn, ports: ["80", "81"], init: true, ${answering(80)} }
  app: { image: "\${RESILIENCE_NODE_IMAGE}", network_mode: "container:their-vpn", init: true, ${answering(81, asksDb)} }
  db: { image: "\${RESILIENCE_NODE_IMAGE}", init: true, ${answering(80)} }
  among: { image: "\${RESILIENCE_NODE_IMAGE}", pid: "service:vpn", command: [sleep, infinity] }
`;

describe('a service in the network of another, on a real engine', () => {
  let engine: ConnectedEngine;
  let plan: Plan;
  const clients = systemClients(systemClock());
  const stop = new AbortController();

  before(async () => {
    plan = await planOf(await stackOf(text));
    engine = await connectDocker({ engine: engineHere, compose, images, plan, ...newRun() });
    await engine.stack.prepare(() => undefined);
    await engine.stack.up();
  });
  after(async () => {
    stop.abort();
    expect(await engine.stack.down()).to.deep.equal([]);
    clients.http.close();
    engine.close();
  });

  const ask = async (service: string, port: number) =>
    clients.http.request({
      ...publishedAddress(plan, await engine.containers.list())(service, port),
      method: 'GET',
      path: '/',
      connection: 'fresh',
      timeout: seconds(2),
      accept: (status) => (status < 400 ? 'ok' : 'http5xx'),
    });

  /** Waits until it answers so; fails after five seconds with what it said last. */
  const answers = async (service: string, port: number, wanted: string): Promise<void> => {
    const end = performance.now() + 5000;
    let { outcome } = await ask(service, port);
    while (outcome !== wanted && performance.now() < end) ({ outcome } = await ask(service, port));
    expect(outcome, `${service} at ${port}`).to.equal(wanted);
  };

  it('is reached at the port that the other one publishes, by whichever name the file has for it', async () => {
    expect(plan.services.find((one) => one.name === 'app')!.shares).to.deep.equal({
      network: { is: 'service', name: 'vpn' },
    });
    await answers('app', 81, 'ok');
    expect((await containerOf(engine, 'app')).networks).to.deep.equal([]);
  });

  it('is cut off in that network, and back when the cut is undone', async () => {
    const context = {
      env: { engine, clients, clock: systemClock(), random: () => 0.5 },
      services: plan.services,
      address: () => ({ host: '127.0.0.1', port: 1 }),
      signal: stop.signal,
    } as unknown as FaultContext;
    const fault: Fault = { kind: 'breakDependency', from: 'app', target: 'db', cut: 'drop' };
    const prepared = await prepareFault(fault, context);
    await prepared.inject();
    const cut = ask('app', 81);
    expect((await prepared.verify()).landing).to.equal('applied');
    expect((await cut).outcome).to.equal('http5xx');
    expect((await applyUndo(prepared.undo!, context)).landing).to.equal('applied');
    await answers('app', 81, 'ok');
  });

  it('keeps a dead network when the other one restarts, until it is restarted itself; one among its processes ends', async () => {
    const before = await containerOf(engine, 'app');
    await engine.containers.restart((await containerOf(engine, 'vpn')).id, milliseconds(0));
    await answers('vpn', 80, 'ok');
    expect((await ask('app', 81)).outcome).to.not.equal('ok');
    const app = await containerOf(engine, 'app');
    expect(app).to.include({ status: 'running', startedAt: before.startedAt });
    expect((await engine.containers.exec(app.id, ['ls', '/sys/class/net'])).output.trim()).to.equal('lo');
    expect(await containerOf(engine, 'among')).to.include({ status: 'exited', exitCode: 137 });
    await engine.containers.restart(app.id, milliseconds(0));
    await answers('app', 81, 'ok');
  });

  it('cannot be started again where the other one was made anew', async () => {
    await engine.containers.remove((await containerOf(engine, 'vpn')).id);
    await engine.stack.recreate(['vpn']);
    const { id } = await containerOf(engine, 'app');
    const refused = await engine.containers.restart(id, milliseconds(0)).catch((error: unknown) => error);
    expect(String(refused)).to.match(/No such container/i);
    await engine.stack.recreate(['app']);
    await answers('app', 81, 'ok');
  });
});
