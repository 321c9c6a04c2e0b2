/** The image-of-the-day stack on a real engine: its Compose file, scaling, names and deaths. */
import { expect } from 'chai';
import { createStack, docker } from '../compose-stack.ts';
import { stackFolder } from '../start-program.ts';

const loopback = '127.0.0.1:0';
const ports = { ACCESSLOG_PORT: loopback, IOTD_PORT: loopback, GALLERY_PORT: loopback, UPSTREAM_PORT: loopback };
const services = ['upstream', 'accesslog', 'iotd', 'image-gallery'];

describe('the image-of-the-day stack on an engine', () => {
  const stack = createStack('image-of-the-day', { ...ports, GALLERY_FAILURE_PERCENT: '0' });
  const chapter9 = { CHAPTER: '9' };

  before(async () => {
    await stack.compose(['build', '--quiet']);
    await stack.compose(['build', '--quiet'], chapter9);
  });
  afterEach(() => stack.down());

  const gallery = async () => fetch(await stack.url('image-gallery'));

  /** How many addresses a name has, seen from inside the gallery. */
  async function addresses(name: string): Promise<number> {
    const lookup = `require('dns').resolve4('${name}', (error, found) => console.log(error ? 0 : found.length))`;
    return Number((await stack.compose(['exec', '-T', 'image-gallery', 'node', '-e', lookup])).stdout);
  }

  async function upScaled(more: Readonly<Record<string, string>> = {}): Promise<void> {
    await stack.compose(['up', '--detach', '--scale', 'iotd=3', '--scale', 'accesslog=3'], more);
    for (const service of ['iotd', 'accesslog']) {
      for (const replica of [1, 2, 3]) await stack.listening(service, replica);
    }
    await stack.listening('image-gallery');
  }

  /** How many entries each replica of the access log has. */
  const entries = () =>
    Promise.all(
      [1, 2, 3].map(async (replica) => {
        const { logs } = (await (await fetch(`${await stack.url('accesslog', replica)}/stats`)).json()) as {
          logs: number;
        };
        return logs;
      }),
    );

  it('needs no variable, and then restarts and checks nothing, as the chapter’s', async () => {
    const { stdout } = await docker(['compose', 'config', '--format', 'json'], {
      folder: stackFolder('image-of-the-day'),
    });
    const config = JSON.parse(stdout).services;
    for (const name of ['accesslog', 'iotd', 'image-gallery']) {
      expect([config[name].restart, config[name].healthcheck.disable], name).to.deep.equal(['no', true]);
    }
    expect(config['image-gallery'].ports[0].published).to.equal('8010');
    for (const name of ['accesslog', 'iotd']) expect(config[name].ports[0].published, name).to.equal(undefined);
    expect(Object.keys(config['image-gallery'].depends_on)).to.deep.equal(['accesslog', 'iotd']);
    expect(config.iotd.environment.APOD_URL).to.equal('http://upstream/apod?api_key=');
  });

  it('scales: one name with three addresses, one load for each replica, entries spread over all', async () => {
    await upScaled();
    expect([await addresses('iotd'), await addresses('accesslog')]).to.deep.equal([3, 3]);
    for (let times = 0; times < 40; times += 1) expect((await gallery()).status).to.equal(200);
    const logs = await entries();
    expect(logs.reduce((sum, each) => sum + each)).to.equal(40);
    expect(Math.min(...logs), logs.join(' ')).to.be.above(0);
    for (const replica of [1, 2, 3]) await fetch(`${await stack.url('iotd', replica)}/image`);
    expect(await (await fetch(`${await stack.url('upstream')}/control/calls`)).text()).to.equal('3');
  });

  it('takes a dead replica out of its name at once and keeps a paused one in; pages go on without the dead one', async () => {
    await upScaled();
    await docker(['kill', stack.container('iotd', 2).name]);
    expect(await addresses('iotd')).to.equal(2);
    for (let times = 0; times < 10; times += 1) expect((await gallery()).status).to.equal(200);
    await docker(['pause', stack.container('iotd', 1).name]);
    expect(await addresses('iotd')).to.equal(2);
    await docker(['unpause', stack.container('iotd', 1).name]);
  });

  it('the poison pill ends accesslog with 1; without a policy it stays down, and the chapters differ', async () => {
    for (const [more, status] of [
      [{}, 200],
      [chapter9, 'empty'],
    ] as const) {
      await stack.up(services, more);
      const accesslog = stack.container('accesslog');
      await fetch(`${await stack.url('accesslog')}/access-log`, { method: 'POST' }).catch(() => null);
      await accesslog.seen('die');
      expect(await accesslog.inspect('{{.State.Status}} {{.State.ExitCode}} {{.RestartCount}}')).to.equal('exited 1 0');
      const seen = await gallery().then(
        (answer) => answer.status,
        () => 'empty',
      );
      expect(seen).to.equal(status);
    }
  });

  it('a restart policy brings accesslog back, with its count at 0', async () => {
    await stack.up(services, { ACCESSLOG_RESTART: 'on-failure' });
    await gallery();
    await fetch(`${await stack.url('accesslog')}/access-log`, { method: 'POST' }).catch(() => null);
    const accesslog = stack.container('accesslog');
    await accesslog.seen('start', 2);
    await stack.listening('accesslog');
    expect(await accesslog.inspect('{{.RestartCount}}')).to.equal('1');
    const inside = "fetch('http://localhost/stats').then((answer) => answer.text()).then(console.log)";
    const ask = () =>
      stack
        .compose(['exec', '-T', 'accesslog', 'node', '-e', inside], {}, { reject: false })
        .then(({ stdout }) => stdout);
    let stats = await ask();
    while (!stats.startsWith('{')) stats = await ask();
    expect(stats).to.equal('{"logs":0}');
  });

  it('checks health where asked to, and finds iotd well while every load fails', async () => {
    const checked = { IOTD_HEALTH_DISABLE: 'false', HEALTH_INTERVAL: '1s' };
    await stack.up(['upstream', 'iotd'], checked);
    await fetch(`${await stack.url('upstream')}/control/fail`, { method: 'POST' });
    expect((await fetch(`${await stack.url('iotd')}/image`)).status).to.equal(500);
    await stack.container('iotd').seen('health_status: healthy');
    await stack.compose(['up', '--detach', 'iotd'], {
      ...checked,
      IOTD_HEALTH_URL: 'http://localhost/image',
      HEALTH_RETRIES: '1',
    });
    await stack.container('iotd').seen('health_status: unhealthy');
  });

  it('stops at once, with the code of each original; accesslog as in the original takes the whole grace', async () => {
    await stack.up(services, { ACCESSLOG_IGNORES_SIGTERM: 'true' });
    await stack.compose(['stop', '--timeout', '2']);
    const codes = await Promise.all(services.map((service) => stack.container(service).inspect('{{.State.ExitCode}}')));
    expect(codes).to.deep.equal(['0', '137', '143', '2']);
  });
});
