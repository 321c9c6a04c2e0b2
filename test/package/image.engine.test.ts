/** The harness as a container image: built on the base that was made here, and run beside the stack that it breaks, on the same engine. */
import { cp, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { expect } from 'chai';
import { execa } from 'execa';
import type { ComposeCommand } from '../../harness/model/machine.ts';
import { machineSources } from '../../harness/provision/host/apt.ts';
import { choosePackages, readRelease } from '../../harness/provision/host/release.ts';
import { mainArchive } from '../../harness/provision/host/sources.ts';
import { type Folder, folderWith } from '../acceptance/cli.ts';
import { scenario, stack } from '../acceptance/tiny.ts';
import { pack, repository } from './packed.ts';

const image = 'resilience-harness-test';

/** The socket of the engine that the tests have. */
const socket = (): string => process.env.DOCKER_HOST!.replace(/^unix:\/\//, '');

async function docker(words: readonly string[], cwd: string): Promise<string> {
  const { command, env } = JSON.parse(process.env.RESILIENCE_COMPOSE!) as ComposeCommand;
  const { exitCode, all } = await execa(command[0]!, words, { cwd, env, all: true, reject: false, stdin: 'ignore' });
  expect(exitCode, all).to.equal(0);
  return all;
}

/** A client that Debian 12 does not have is taken from the release after it, as for the engine of these tests. */
async function clientArchive(): Promise<string> {
  const release = await readRelease();
  const { foreign } = choosePackages(release, 'client', () => true);
  return foreign === null ? '' : `${mainArchive(await machineSources(), release.codename)!.uri} ${foreign.suite} main`;
}

describe('the container image', function () {
  this.timeout(300_000);
  let context: string;
  let folder: Folder;
  before(async () => {
    context = dirname(await pack());
    await cp(join(repository, 'stacks/packages'), join(context, 'stacks/packages'), { recursive: true });
    folder = await folderWith({ ...stack(), 'crash.ts': scenario() });
    await rm(join(folder.path, 'node_modules'), { recursive: true });
  });
  after(async () => {
    await folder.remove();
    await docker(['image', 'rm', '--force', image], context);
    await rm(context, { recursive: true });
  });

  it('is built, and runs a scenario of a mounted project to a verdict, on the engine whose socket it has', async () => {
    const args = [
      `RESILIENCE_NODE_IMAGE=${process.env.RESILIENCE_NODE_IMAGE}`,
      `PACKAGE_ARCHIVE=${await clientArchive()}`,
    ];
    const file = ['--file', 'harness/package/Dockerfile', '--network', 'host', '--tag', image];
    await docker(['build', ...file, ...args.flatMap((one) => ['--build-arg', one]), '.'], context);

    const mounts = [`${socket()}:/var/run/docker.sock`, `${folder.path}:${folder.path}`].flatMap((one) => ['-v', one]);
    const words = [
      'run',
      '--rm',
      '--init',
      '--network',
      'host',
      ...mounts,
      '-w',
      folder.path,
      image,
      'run',
      'crash.ts',
    ];
    const said = await docker(words, folder.path);
    expect(said).to.match(/^PASS /m);
    expect(said).to.match(/left behind {2}nothing/);
    expect((await folder.files('reports')).filter((one) => one.endsWith('report.html'))).to.have.lengthOf(1);
  });
});
