/** Discovery: which of many places is asked, believed and named. */
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import { discoverEngine, noEngine } from '../../../harness/provision/finding/discover.ts';
import type { Env } from '../../../harness/provision/host/paths.ts';

describe('discoverEngine', () => {
  let home: string;
  let env: Env;
  let places: { root: string; uid: number };
  let servers: Server[];

  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'rsl-'));
    env = { HOME: home, XDG_RUNTIME_DIR: join(home, 'run'), RESILIENCE_HOME: join(home, 'own') };
    places = { root: join(home, 'root'), uid: 1234 };
    servers = [];
  });

  afterEach(async () => {
    for (const server of servers) {
      server.closeAllConnections();
      server.close();
    }
    await rm(home, { recursive: true });
  });

  const answerOk: RequestListener = (_, response) => void response.end('OK');

  async function listen(path: string, listener: RequestListener = answerOk): Promise<string> {
    await mkdir(dirname(path), { recursive: true });
    const server = createServer(listener);
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(path, resolve));
    return path;
  }

  async function writeContext(name: string, host: string): Promise<void> {
    const id = createHash('sha256').update(name).digest('hex');
    const folder = join(home, '.docker/contexts/meta', id);
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'meta.json'), JSON.stringify({ Name: name, Endpoints: { docker: { Host: host } } }));
  }

  const found = async (more: Env = {}) => {
    const result = await discoverEngine({ ...env, ...more }, places);
    return 'endpoint' in result ? `${result.endpoint.origin} ${result.endpoint.dockerHost}` : result;
  };

  it('takes what DOCKER_HOST names, before any other', async () => {
    await listen(join(home, 'root/var/run/docker.sock'));
    const path = await listen(join(home, 'mine.sock'));
    expect(await found({ DOCKER_HOST: `unix://${path}` })).to.equal(`DOCKER_HOST unix://${path}`);
  });

  it('does not fall back to another engine when the one of DOCKER_HOST is silent, and says so', async () => {
    await listen(join(home, 'root/var/run/docker.sock'));
    const result = await discoverEngine({ ...env, DOCKER_HOST: 'unix:///nowhere/docker.sock' }, places);
    if ('endpoint' in result) throw new Error('an engine was found');
    expect(result.named).to.equal(true);
    expect(noEngine(result)).to.deep.include({
      code: 'R401',
      message: 'no engine answers at unix:///nowhere/docker.sock (DOCKER_HOST): nothing is there',
      fix: 'start that engine, or unset DOCKER_HOST to look for another',
    });
  });

  it('does not mistake the address of its own engine for one that must not be started', async () => {
    const result = await discoverEngine({ ...env, DOCKER_HOST: `unix://${home}/own/docker.sock` }, places);
    expect(result).to.have.property('named', false);
  });

  it('speaks tcp, and tells the client library host and port', async () => {
    const server = createServer(answerOk);
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? address!.port : 0;
    const result = await discoverEngine({ ...env, DOCKER_HOST: `tcp://127.0.0.1:${port}` }, places);
    expect(result)
      .to.have.nested.property('endpoint.connection')
      .that.deep.equals({ protocol: 'http', host: '127.0.0.1', port });
  });

  it('says which addresses it speaks', async () => {
    const result = await discoverEngine({ ...env, DOCKER_HOST: 'npipe:////./pipe/docker_engine' }, places);
    expect(result)
      .to.have.nested.property('tried[0].why')
      .that.equals('npipe addresses are not supported; use unix://, tcp:// or ssh://');
  });

  it('says what ssh says where it makes no connection', async () => {
    for (const [dockerHost, why] of [
      ['ssh://user:secret@host', /^it is no address like ssh:\/\/user@host$/],
      ['ssh://127.0.0.1:9', /^ssh says: .*Connection refused/],
    ] as const) {
      const result = await discoverEngine({ ...env, DOCKER_HOST: dockerHost }, places);
      expect(result).to.have.nested.property('tried[0].why').that.matches(why);
    }
  });

  it('knows whose loopback address the engine publishes ports at', async () => {
    const at = async (more: Env) => {
      const result = await discoverEngine({ ...env, ...more }, places);
      return 'endpoint' in result ? result.endpoint.at : null;
    };
    const DOCKER_HOST = `unix://${await listen(join(home, 'mine.sock'))}`;
    expect(await at({ DOCKER_HOST })).to.equal('here');
    expect(await at({ DOCKER_HOST, RESILIENCE_ENGINE_AT: 'elsewhere' })).to.equal('elsewhere');
  });

  it('takes the current context of config.json before the default socket', async () => {
    await listen(join(home, 'root/var/run/docker.sock'));
    const path = await listen(join(home, 'context.sock'));
    await writeContext('work', `unix://${path}`);
    await writeFile(join(home, '.docker/config.json'), JSON.stringify({ currentContext: 'work' }));
    expect(await found()).to.equal(`the context 'work' unix://${path}`);
  });

  it('lets DOCKER_CONTEXT override config.json, and goes no further', async () => {
    await listen(join(home, 'root/var/run/docker.sock'));
    const result = await discoverEngine({ ...env, DOCKER_CONTEXT: 'gone' }, places);
    expect(result).to.deep.equal({
      named: true,
      tried: [{ origin: "the context 'gone'", address: 'gone', why: 'there is no such context on disk' }],
    });
  });

  it('goes on to the default socket when the current context is silent', async () => {
    const path = await listen(join(home, 'root/var/run/docker.sock'));
    await writeContext('asleep', 'unix:///nowhere/docker.sock');
    await writeFile(join(home, '.docker/config.json'), JSON.stringify({ currentContext: 'asleep' }));
    expect(await found()).to.equal(`the default socket unix://${path}`);
  });

  const wellKnown = [
    ['run/docker.sock', 'rootless Docker'],
    ['.docker/run/docker.sock', 'rootless Docker'],
    ['root/run/user/1234/docker.sock', 'rootless Docker'],
    ['.docker/desktop/docker.sock', 'Docker Desktop'],
    ['.colima/default/docker.sock', 'Colima'],
    ['run/podman/podman.sock', 'Podman'],
    ['root/run/podman/podman.sock', 'Podman'],
    ['own/docker.sock', 'the private engine'],
  ] as const;

  for (const [path, origin] of wellKnown) {
    it(`finds ${origin} at ${path}`, async () => {
      const socket = await listen(join(home, path));
      expect(await found()).to.equal(`${origin} unix://${socket}`);
    });
  }

  it('prefers any other engine to the private one', async () => {
    await listen(join(home, 'own/docker.sock'));
    const socket = await listen(join(home, '.colima/default/docker.sock'));
    expect(await found()).to.equal(`Colima unix://${socket}`);
  });

  it("passes the port of the private engine's metrics on to stacks, under whatever name that engine was found", async () => {
    const socket = await listen(join(home, 'own/docker.sock'));
    const record = { process: null, metricsPort: 9330, pool: '10.213.0.0', before: null, version: null };
    await writeFile(join(home, 'own/engine.json'), JSON.stringify(record));
    for (const more of [{}, { DOCKER_HOST: `unix://${socket}` }]) {
      const result = await discoverEngine({ ...env, ...more }, places);
      expect(result).to.have.nested.property('endpoint.env.ENGINE_METRICS_PORT', '9330');
    }
  });

  it('takes /version for an answer where /_ping is not known', async () => {
    const socket = await listen(join(home, 'root/var/run/docker.sock'), (request, response) => {
      response.statusCode = request.url === '/version' ? 200 : 404;
      response.end('{}');
    });
    expect(await found()).to.equal(`the default socket unix://${socket}`);
  });

  it('passes by a socket that accepts and says nothing, after two seconds', async () => {
    await listen(join(home, 'root/var/run/docker.sock'), () => {});
    const socket = await listen(join(home, '.colima/default/docker.sock'));
    expect(await found()).to.equal(`Colima unix://${socket}`);
  });

  it('names the command when nothing answers, and what was notable on the way', async () => {
    await listen(join(home, 'root/var/run/docker.sock'), (_, response) => {
      response.statusCode = 500;
      response.end();
    });
    const result = await discoverEngine(env, places);
    if ('endpoint' in result) throw new Error('an engine was found');
    const { message, fix } = noEngine(result);
    expect(fix).to.equal('npx resilience engine up');
    expect(message).to.match(/the default socket, .*docker\.sock: it answers \/version with status 500/);
  });
});
