/** The numbers stack on a real engine: its images, its Compose file, and the originals' traps. */
import { expect } from 'chai';
import { createStack, docker } from '../compose-stack.ts';
import { stackFolder } from '../start-program.ts';

const ports = { API_PORT: '127.0.0.1:0', WEB_PORT: '127.0.0.1:0' };
const fast = { API_HEALTH_INTERVAL: '1s', API_HEALTH_START_PERIOD: '0s' };

describe('the numbers stack on an engine', () => {
  const stack = createStack('numbers', { ...ports, ...fast, ADDITIONS: 'click,control' });
  const api = stack.container('numbers-api');
  const web = stack.container('numbers-web');
  // The API first, so that web's start check finds it.
  const both = ['numbers-api', 'numbers-web'];

  before(async () => {
    for (const version of ['v1', 'v2', 'v3']) {
      await stack.compose(['build', '--quiet'], { API_VERSION: version, WEB_VERSION: version });
    }
  });
  afterEach(() => stack.down());

  it('needs no variable, and then has the settings of the chapter', async () => {
    const { stdout } = await docker(['compose', 'config', '--format', 'json'], { folder: stackFolder('numbers') });
    const { services } = JSON.parse(stdout);
    const { test: own, ...inherited } = services['numbers-api'].healthcheck;
    expect(own).to.equal(undefined);
    expect(inherited).to.deep.equal({ timeout: '1s', interval: '5s', retries: 2, start_period: '5s' });
    expect(services['numbers-web'].healthcheck).to.include({
      timeout: '1s',
      interval: '5s',
      retries: 2,
      start_period: '10s',
    });
    expect([services['numbers-api'].restart, services['numbers-web'].restart]).to.deep.equal(['no', 'on-failure']);
    expect(services['numbers-web'].depends_on).to.equal(undefined);
  });

  it('takes start intervals from a file of their own', async () => {
    const files = ['--file', 'compose.yaml', '--file', 'compose.start-interval.yaml'];
    const { stdout } = await stack.compose([...files, 'config', '--format', 'json'], {
      API_HEALTH_START_INTERVAL: '200ms',
    });
    const { services } = JSON.parse(stdout);
    expect(services['numbers-api'].healthcheck.start_interval).to.equal('200ms');
    expect(services['numbers-web'].healthcheck.start_interval).to.equal('5s');
  });

  it('is found healthy, and after four calls unhealthy, by the image’s own check; nothing restarts it', async () => {
    await stack.compose(['up', '--detach', 'numbers-api'], { API_RESTART: 'always' });
    await api.seen('health_status: healthy');
    const url = await stack.url('numbers-api');
    for (const status of [200, 200, 200, 500]) expect((await fetch(`${url}/rng`)).status).to.equal(status);
    await api.seen('health_status: unhealthy');
    expect(await api.inspect('{{.State.Status}} {{.RestartCount}}')).to.equal('running 0');
    expect(await api.inspect('{{(index .State.Health.Log 0).Output}}')).to.match(/^HTTPCheck: status OK, /);
  });

  it('checks v2 by curl and does not check v1 at all', async () => {
    await stack.compose(['up', '--detach', 'numbers-api'], { API_VERSION: 'v2' });
    await api.seen('health_status: healthy');
    expect(await api.inspect('{{json .Config.Healthcheck.Test}}')).to.equal(
      '["CMD-SHELL","curl --fail http://localhost/health"]',
    );
    await stack.compose(['up', '--detach', 'numbers-api'], { API_VERSION: 'v1' });
    expect(await api.inspect('{{json .State.Health}}')).to.equal('null');
  });

  for (const [version, codes, line] of [
    ['v2', [6, 7], /curl: \(/],
    ['v3', [1], /HTTPCheck: error\. Url http:\/\/numbers-api\/rng, exception /],
  ] as const) {
    it(`web ${version} refuses to start without its API`, async () => {
      const ended = await stack.compose(['run', '--rm', 'numbers-web'], { WEB_VERSION: version }, { reject: false });
      expect(ended.exitCode).to.be.oneOf([...codes]);
      expect(ended.all).to.match(line);
    });
  }

  it("each start of web spends one of the API's good answers, unless the check asks elsewhere", async () => {
    await stack.up(both, { API_FAIL_AFTER: '1' });
    expect((await fetch(`${await stack.url('numbers-api')}/rng`)).status).to.equal(500);
    await stack.down();
    await stack.up(both, { API_FAIL_AFTER: '1', WEB_START_CHECK_URL: 'http://numbers-api/health' });
    expect((await fetch(`${await stack.url('numbers-api')}/rng`)).status).to.equal(200);
  });

  it("v2's shell loses the setting with a colon, v1 has no shell", async () => {
    for (const [version, status] of [
      ['v1', 200],
      ['v2', 503],
    ] as const) {
      await stack.up(both, { WEB_VERSION: version, WEB_RNG_URL: '' });
      const url = await stack.url('numbers-web');
      expect((await fetch(url)).status, version).to.equal(200);
      expect((await fetch(`${url}/api/number`)).status, version).to.equal(status);
    }
  });

  it('stops at once, and with the shell as PID 1 after the grace alone', async () => {
    const stop = async (shellStays: string) => {
      await stack.up(both, { WEB_SHELL_STAYS: shellStays });
      const began = performance.now();
      await stack.compose(['stop', '--timeout', '3', 'numbers-web']);
      return performance.now() - began;
    };
    expect(await stop('false')).to.be.below(2000);
    expect(await web.inspect('{{.State.ExitCode}}')).to.equal('0');
    expect(await stop('true')).to.be.at.least(3000);
    expect(await web.inspect('{{.State.ExitCode}}')).to.equal('137');
  });

  it('stops at once even while web waits for an API that hangs', async () => {
    await stack.compose(['up', '--detach', 'numbers-api']);
    await stack.listening('numbers-api');
    await docker(['pause', api.name]);
    await stack.compose(['up', '--detach', '--no-deps', 'numbers-web']);
    const began = performance.now();
    await stack.compose(['stop', '--timeout', '5', 'numbers-web']);
    expect(performance.now() - began).to.be.below(2000);
    expect(await web.inspect('{{.State.ExitCode}}')).to.equal('143');
  });

  it('takes an end from inside for the restart policy to act on', async () => {
    await stack.compose(['up', '--detach', 'numbers-api'], { API_RESTART: 'on-failure' });
    await stack.listening('numbers-api');
    const url = await stack.url('numbers-api');
    expect((await fetch(`${url}/control/exit?code=3`, { method: 'POST' })).status).to.equal(202);
    await api.seen('start', 2);
    expect(await api.inspect('{{.RestartCount}}')).to.equal('1');
  });
});
