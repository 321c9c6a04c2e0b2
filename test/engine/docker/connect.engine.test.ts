import { expect } from 'chai';
import { openDocker } from '../../../harness/engine/docker/client.ts';
import { connectDocker } from '../../../harness/engine/docker/connect.ts';
import { rulesBeside } from '../../../harness/engine/docker/network-changes/rules.ts';
import type { ConnectedEngine } from '../../../harness/engine/kind.ts';
import { seconds } from '../../../harness/model/time.ts';
import {
  compose,
  connectTiny,
  containerOf,
  dockerHost,
  engineHere,
  images,
  newRun,
  planOf,
  stackOf,
  tinyCompose,
  watch,
} from './tiny-stack.ts';

describe('a stack on a real engine', () => {
  let engine: ConnectedEngine;
  let seen: ReturnType<typeof watch>;
  const stop = new AbortController();

  before(async () => {
    engine = await connectTiny(tinyCompose, { wrap: ['web'], faults: [{ kind: 'crash', target: 'web' }] });
    seen = watch(await engine.events.subscribe(stop.signal));
    await engine.stack.up();
  });

  after(async () => {
    stop.abort();
    expect(await engine.stack.down()).to.deep.equal([]);
    expect(await engine.containers.list()).to.deep.equal([]);
    expect(await engine.stack.down(), 'down twice').to.deep.equal([]);
    engine.close();
  });

  it('says what the engine is, and what time it has', async () => {
    const facts = await engine.facts();
    expect(facts.version).to.match(/^\d+\./);
    expect(facts.composeVersion).to.match(/^\d+\.\d+/);
    expect(facts.cpus).to.be.greaterThan(0);
    if (facts.local) expect(Math.abs((await engine.time()) - Date.now())).to.be.below(1000);
  });

  it('lists its containers by service, with ports on the loopback address and settings as given', async () => {
    const [idle, web, ...rest] = await engine.containers.list();
    expect(rest).to.deep.equal([]);
    expect(idle).to.include({ service: 'idle', replica: 1, status: 'running', health: null, healthSettings: null });
    expect(web!.ports).to.have.length(1);
    expect(web!.ports[0]).to.include({ container: 80, address: '127.0.0.1' });
    expect(web!.restart).to.deep.equal({ name: 'always' });
    expect(web!.healthSettings).to.include({ interval: 300, timeout: 2000, retries: 2, startPeriod: 0 });
    expect(web!.networks[0]!.aliases).to.include.members(['web', 'front']);
    expect(web!.name).to.match(/-web-1$/);
    expect(idle!.networks.map(({ network }) => network.replace(/^.*_/, '')).sort()).to.deep.equal(['app', 'back']);
  });

  it('answers on the pinned port', async () => {
    const { ports } = await containerOf(engine, 'web');
    await seen.until(({ service, change }) => service === 'web' && change.to === 'healthy');
    const answer = await fetch(`http://127.0.0.1:${ports[0]!.host}/`);
    expect(await answer.text()).to.equal('ok');
  });

  it('tells changes with fractions of a millisecond, in order, networks included', () => {
    const web = seen.events.filter(({ service }) => service === 'web');
    const changes = web.map(({ change }) => change.to);
    expect(changes.slice(0, 4)).to.deep.equal(['created', 'connected', 'started', 'healthy']);
    expect(web.map(({ time }) => time)).to.deep.equal(web.map(({ time }) => time).sort((a, b) => a - b));
    expect(web.some(({ time }) => time % 1 !== 0)).to.equal(true);
  });

  it('runs the wrapped health check as the service wrote it, and fails it while the flag file is there', async () => {
    const { id } = await containerOf(engine, 'web');
    const flag = '/tmp/.resilience-unhealthy';
    await engine.containers.exec(id, ['/bin/sh', '-c', `: > ${flag}`]);
    await seen.until(({ change }) => change.to === 'unhealthy');
    const view = await engine.containers.inspect(id);
    expect(view!.health!.status).to.equal('unhealthy');
    expect(view!.health!.log.at(-1)!.exitCode).to.equal(1);
    await engine.containers.exec(id, ['rm', flag]);
    const healed = seen.events.length;
    await seen.until((event) => event.change.to === 'healthy' && seen.events.indexOf(event) >= healed);
  });

  it('gives what a command wrote on both streams, and its exit code', async () => {
    const { id } = await containerOf(engine, 'idle');
    const { exitCode, output } = await engine.containers.exec(id, ['sh', '-c', 'echo out; echo err >&2; exit 3']);
    expect(exitCode).to.equal(3);
    expect(output.split('\n').sort()).to.deep.equal(['', 'err', 'out']);
  });

  it('crashes by host PID: the container dies with 137, and its policy brings it back', async () => {
    const before = await containerOf(engine, 'web');
    const sent = await engine.helperContainers.signal(before.id, 'SIGKILL');
    const died = await seen.until(({ container, change }) => container === before.id && change.to === 'died');
    expect(died.change).to.deep.equal({ to: 'died', exitCode: 137 });
    expect(died.time).to.be.greaterThan(sent);
    await seen.until(
      ({ container, change, time }) => container === before.id && change.to === 'started' && time > sent,
    );
    const now = await containerOf(engine, 'web');
    expect(now).to.include({ status: 'running', restartCount: 1 });
    expect(now.ports).to.deep.equal(before.ports);
    expect(seen.events.some(({ change }) => change.to === 'signalled')).to.equal(false);
  });

  it('kills through the API: the signal is reported, and the policy is cancelled', async () => {
    const { id } = await containerOf(engine, 'web');
    const from = seen.events.length;
    const later = (to: string) => seen.until((event) => event.change.to === to && seen.events.indexOf(event) >= from);
    await engine.containers.kill(id, 'SIGKILL');
    expect((await later('signalled')).change).to.deep.equal({ to: 'signalled', signal: 'SIGKILL' });
    await later('died');
    expect(await engine.containers.inspect(id)).to.include({ status: 'exited', exitCode: 137, pid: 0 });
    await engine.containers.start(id);
    await later('started');
  });

  it('pauses: health reads unhealthy at once, and no event says so', async () => {
    const { id } = await containerOf(engine, 'web');
    let from = seen.events.length;
    const later = (to: string) => seen.until((event) => event.change.to === to && seen.events.indexOf(event) >= from);
    await later('healthy');
    from = seen.events.length;
    await engine.containers.pause(id);
    await later('paused');
    const view = await engine.containers.inspect(id);
    expect(view).to.include({ status: 'paused' });
    expect(view!.health).to.include({ status: 'unhealthy', streak: 0 });
    await engine.containers.unpause(id);
    await later('healthy');
    expect(seen.events.slice(from).map(({ change }) => change.to)).to.deep.equal(['paused', 'unpaused', 'healthy']);
  });

  it('takes a container off a network and puts it back with its aliases, twice without harm', async () => {
    const { id, networks } = await containerOf(engine, 'web');
    const from = seen.events.length;
    const later = (to: string) => seen.until((event) => event.change.to === to && seen.events.indexOf(event) >= from);
    await engine.networks.disconnect(networks[0]!.network, id);
    await engine.networks.disconnect(networks[0]!.network, id);
    const off = await later('disconnected');
    expect(off.change).to.deep.equal({ to: 'disconnected', network: networks[0]!.network });
    expect((await engine.containers.inspect(id))!.networks).to.deep.equal([]);
    await engine.networks.connect(networks[0]!, id);
    await engine.networks.connect(networks[0]!, id);
    await later('connected');
    const again = (await engine.containers.inspect(id))!.networks;
    expect(again.map(({ aliases }) => [...aliases].sort())).to.deep.equal([[...networks[0]!.aliases].sort()]);
  });

  it('changes the network namespace of one container and of no other, until it is restored', async () => {
    const web = await containerOf(engine, 'web');
    const idle = await containerOf(engine, 'idle');
    const { namespaces } = engine;
    const edge = { from: 'web', to: 'gone', names: ['gone'], addresses: ['192.0.2.7'], answers: 1 };
    expect(await namespaces.packets(web.id, 'cut')).to.equal(null);
    const made = await namespaces.apply(web.id, { kind: 'cut', how: 'drop', ...edge });
    expect(made).to.have.property('ran').that.has.property('to').that.is.a('number');
    expect(await namespaces.packets(web.id, 'cut')).to.equal(0);
    expect(await namespaces.packets(idle.id, 'cut')).to.equal(null);
    await namespaces.testConnect(web.id, '192.0.2.7');
    expect(await namespaces.packets(web.id, 'cut')).to.be.greaterThan(0);
    expect(await namespaces.restore(web.id, 'cut')).to.have.property('ran');
    expect(await namespaces.packets(web.id, 'cut')).to.equal(null);
    expect(await namespaces.restore(web.id, 'cut')).to.equal('absent');
  });

  it('gives rules to traffic control in the network namespace of one container, and says when', async () => {
    const web = await containerOf(engine, 'web');
    const rules = rulesBeside(openDocker(dockerHost), newRun(), images.tools);
    // A container that was attached once more has another device.
    const [, device] = /dev (eth\d+)/.exec((await rules(web.id, 'tc', 'qdisc show')).output)!;
    const rate = 'tbf rate 1mbit burst 16kb latency 50ms';
    const made = await rules(web.id, 'tc', `qdisc replace dev ${device} root ${rate}`);
    expect(made, made.output).to.have.property('exitCode', 0);
    expect(made.ran?.to).to.be.at.least(made.ran?.from ?? Infinity);
    const shown = await rules(web.id, 'tc', `qdisc show dev ${device}`);
    expect(shown.output).to.match(/qdisc tbf .* rate 1Mbit[\s\S]*Sent \d+ bytes \d+ pkt/);
    expect(await rules(web.id, 'tc', `qdisc del dev ${device} root`)).to.have.property('exitCode', 0);
    const gone = await rules(web.id, 'tc', `qdisc del dev ${device} root`);
    expect(gone.exitCode).to.not.equal(0);
    expect(gone.output).to.match(/handle of zero|No such file/);
  });

  it('tells what nft says against a change', async () => {
    const web = await containerOf(engine, 'web');
    const edge = { from: 'web', to: 'gone', names: ['gone'], addresses: ['not an address'], answers: 1 };
    const refused = await engine.namespaces.apply(web.id, { kind: 'cut', how: 'drop', ...edge });
    expect(refused)
      .to.have.property('refused')
      .that.matches(/^nft refused the rules: .*[Ee]rror/);
  });

  it('finds both kinds of helper container permitted', async () => {
    expect(await engine.helperContainers.permitted(['host-pid', 'nft'])).to.deep.equal([]);
  });

  it('refuses to signal a container that has no process', async () => {
    const { id } = await containerOf(engine, 'idle');
    await engine.containers.stop(id, seconds(1));
    const refusal = await engine.helperContainers.signal(id, 'SIGKILL').catch((error: Error) => error.message);
    expect(refusal).to.match(/^R302: .*no process/);
    await engine.containers.start(id);
  });

  it('keeps both streams of a container with the time of each line', async () => {
    const { id } = await containerOf(engine, 'idle');
    await engine.containers.exec(id, ['sh', '-c', 'echo hello > /proc/1/fd/1']);
    expect(await engine.containers.logs(id)).to.match(/^\d{4}-\d\d-\d\dT[\d:.]+Z hello\n$/);
  });

  it('knows nothing of a container that is not there', async () => {
    expect(await engine.containers.inspect('0123456789ab')).to.equal(null);
  });

  it('prints the project as resolved, with its own names and ports', async () => {
    const text = await engine.stack.resolved();
    expect(text).to.include('host_ip: 127.0.0.1').and.not.include('container_name').and.not.include('name: tiny-app');
  });
});

describe('connecting', () => {
  it('says R401 where no engine answers', async () => {
    const plan = await planOf(await stackOf(tinyCompose));
    const options = {
      engine: { ...engineHere, dockerHost: 'unix:///nowhere/docker.sock' },
      compose,
      images,
      plan,
      ...newRun(),
    };
    const message = await connectDocker(options).catch((error: Error) => error.message);
    expect(message).to.match(/^R401: No engine answers at unix:\/\/\/nowhere/);
  });
});
