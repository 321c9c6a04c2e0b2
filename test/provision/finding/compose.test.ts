/** Finding Compose: the user's own first, version 2 or newer, with the plugins of the private set where that is used. */
import { chmod, mkdir, mkdtemp, readlink, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { findCompose } from '../../../harness/provision/finding/compose.ts';

describe('findCompose', () => {
  let home: string;
  let env: Record<string, string>;

  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'rsl-'));
    env = { HOME: home, RESILIENCE_HOME: join(home, 'own'), PATH: join(home, 'bin') };
  });

  afterEach(() => rm(home, { recursive: true }));

  async function program(path: string, script: string): Promise<string> {
    const file = join(home, path);
    await mkdir(join(file, '..'), { recursive: true });
    await writeFile(file, `#!/bin/sh\n${script}\n`);
    await chmod(file, 0o755);
    return file;
  }

  const endpoint = { env: { DOCKER_HOST: 'unix:///x' } };

  it('takes the plugin of the docker client on PATH', async () => {
    await program('bin/docker', '[ "$1 $2 $3" = "compose version --short" ] && echo v2.40.1');
    expect(await findCompose(endpoint, env)).to.deep.equal({
      command: ['docker', 'compose'],
      version: '2.40.1',
      env: { DOCKER_HOST: 'unix:///x' },
    });
  });

  it('takes a standalone one where the client has no plugin', async () => {
    await program('bin/docker', 'echo "unknown command: docker compose" >&2; exit 1');
    await program('bin/docker-compose', 'echo 2.26.1-4');
    expect(await findCompose(endpoint, env)).to.deep.include({ command: ['docker-compose'], version: '2.26.1-4' });
  });

  it('does not wait for one that never says its version, and tells of it', async () => {
    await program('bin/docker', 'exec /bin/sleep 60');
    const ended: string[] = [];
    expect(await findCompose(endpoint, env, (said) => ended.push(said))).to.equal(null);
    expect(ended).to.deep.equal(['`docker compose version` took more than 10 s']);
  });

  it('does not take version 1', async () => {
    await program('bin/docker-compose', 'echo 1.29.2');
    expect(await findCompose(endpoint, env)).to.equal(null);
  });

  it('takes that of the private engine last, and lets its client find Compose and Buildx', async () => {
    const docker = await program('own/packages/usr/bin/docker', 'echo 2.26.1-4');
    const plugins = 'own/packages/usr/libexec/docker/cli-plugins';
    await program(`${plugins}/docker-compose`, '');
    const buildx = await program(`${plugins}/docker-buildx`, '');
    await mkdir(join(home, '.docker'));
    await writeFile(join(home, '.docker/config.json'), '{"auths":{}}');
    const found = await findCompose(endpoint, env);
    expect(found).to.deep.include({ command: [docker, 'compose'], version: '2.26.1-4' });
    const config = found!.env.DOCKER_CONFIG!;
    expect(await readlink(join(config, 'cli-plugins/docker-buildx'))).to.equal(buildx);
    expect(await readlink(join(config, 'config.json'))).to.equal(join(home, '.docker/config.json'));
    expect(found!.env.PATH!.split(':')[0]).to.equal(join(home, 'own/packages/usr/bin'));
  });

  it('is null where there is none', async () => {
    expect(await findCompose(endpoint, env)).to.equal(null);
  });
});
