/** The base image on a real engine: made once, and good for services and helper containers. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import Docker from 'dockerode';
import type { BaseImages } from '../../../harness/model/machine.ts';
import { requireEngine } from '../../../harness/provision/ensure.ts';
import type { EngineEndpoint } from '../../../harness/provision/finding/endpoint.ts';
import { parseRelease } from '../../../harness/provision/host/release.ts';
import { mainArchive, parseDeb822 } from '../../../harness/provision/host/sources.ts';
import { ensureBaseImages } from '../../../harness/provision/images/images.ts';

describe('ensureBaseImages', function () {
  this.timeout(120_000);
  let home: string;
  let endpoint: EngineEndpoint;
  let images: BaseImages;

  before(async () => {
    home = await mkdtemp(join(tmpdir(), 'rsl-'));
    endpoint = await requireEngine(process.env);
    images = await ensureBaseImages(endpoint, { ...process.env, RESILIENCE_HOME: home }, () => {});
  });

  after(() => rm(home, { recursive: true }));

  it('makes nothing when the image is there', async () => {
    const lines: string[] = [];
    const again = await ensureBaseImages(endpoint, process.env, (line) => lines.push(line));
    expect(again).to.deep.equal(images);
    expect(lines).to.deep.equal([]);
  });

  /** What a container of the image prints. */
  async function printed(script: string): Promise<string> {
    const docker = new Docker(endpoint.connection);
    const container = await docker.createContainer({
      Image: images.tools,
      Cmd: ['/bin/sh', '-c', script],
      Tty: true,
      HostConfig: { NetworkMode: 'none' },
    });
    try {
      await container.start();
      await container.wait();
      return (await container.logs({ stdout: true, stderr: true })).toString('utf8').replaceAll('\r\n', '\n');
    } finally {
      await container.remove({ force: true });
    }
  }

  it('holds a Node that runs TypeScript, a shell, and the tools of helper containers', async () => {
    const script = [
      'printf "const n: number = 42; console.log(String(n))" > /tmp/a.ts',
      'node /tmp/a.ts',
      'for tool in curl nft ip tc kill sleep grep sed; do command -v $tool > /dev/null || echo "no $tool"; done',
      'getent hosts localhost > /dev/null && echo localhost',
    ].join('\n');
    expect((await printed(script)).split('\n').filter(Boolean)).to.deep.equal(['42', 'localhost']);
  });

  it('knows the archive that it was made from', async () => {
    const kept = parseDeb822(await printed('cat /etc/apt/sources.list.d/*.sources'));
    const release = parseRelease(await printed('cat /etc/os-release'), null);
    expect(mainArchive(kept, release.codename)?.uri).to.match(/^https?:/);
  });
});
