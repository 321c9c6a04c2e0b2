/** `resilience engine` from outside, where there is none to be had. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { execa } from 'execa';

const main = fileURLToPath(new URL('../../harness/cli/main.ts', import.meta.url));

describe('resilience engine', () => {
  let home: string;

  before(async () => {
    home = await mkdtemp(join(tmpdir(), 'rsl-'));
  });

  after(() => rm(home, { recursive: true, force: true }));

  const resilience = (...words: readonly string[]) =>
    execa(process.execPath, [main, ...words], {
      env: { RESILIENCE_HOME: join(home, 'own'), DOCKER_HOST: 'unix:///nowhere/docker.sock' },
      reject: false,
    });

  it('status says that there never was one, with exit 4', async () => {
    const { exitCode, stdout } = await resilience('engine', 'status');
    expect(stdout).to.equal('the private engine was never set up here');
    expect(exitCode).to.equal(4);
  });

  it('down and down --purge end well where there is none', async () => {
    expect((await resilience('engine', 'down')).exitCode).to.equal(0);
    expect((await resilience('engine', 'down', '--purge')).exitCode).to.equal(0);
  });

  it('up does not replace an engine that the user named and that is silent', async () => {
    const { exitCode, stderr } = await resilience('engine', 'up');
    expect(stderr).to.match(/R401: no engine answers at unix:\/\/\/nowhere\/docker\.sock \(DOCKER_HOST\)/);
    expect(exitCode).to.equal(4);
  });
});
