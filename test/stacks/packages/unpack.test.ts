/** Packages out of an archive of the test's own into a folder of its own. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { execa } from 'execa';

const program = join(import.meta.dirname, '../../../stacks/packages/unpack.ts');

describe('unpack.ts', function () {
  this.timeout(60_000);
  let folder: string;
  let root: string;
  let server: Server;
  let archive: string;
  let architecture: string;
  /** What the archive serves, by path. */
  const served = new Map<string, Buffer>();
  /** How many requests it still turns away. */
  let refusals = 0;

  before(async () => {
    architecture = (await execa('dpkg', ['--print-architecture'])).stdout;
    folder = await mkdtemp(join(tmpdir(), 'rsl-packages-'));
    server = createServer((request, response) => {
      const file = served.get(request.url ?? '');
      if (refusals > 0) response.writeHead(503).end();
      else response.writeHead(file ? 200 : 404).end(file);
      refusals = Math.max(0, refusals - 1);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    archive = `http://127.0.0.1:${(server.address() as AddressInfo).port}/debian`;
    const app = await packageOf('app', '1.9', 'app-data');
    await publish('stable', 'gz', [app, await packageOf('app-data', '1')]);
    await publish('stable-security', 'xz', [await packageOf('app', '1.10', 'app-data')]);
  });

  beforeEach(async () => {
    root = await mkdtemp(join(folder, 'root-'));
    await mkdir(join(root, 'etc/apt/sources.list.d'), { recursive: true });
    await writeFile(join(root, 'etc/os-release'), 'ID=debian\nVERSION_CODENAME=stable\n');
  });

  after(async () => {
    server.close();
    await rm(folder, { recursive: true });
  });

  /** The index entry of a package that is made and served: one file with its version, and one with its documentation. */
  async function packageOf(name: string, version: string, needs = 'libc6'): Promise<string> {
    const tree = join(folder, `${name}-${version}`);
    const control = `Package: ${name}\nVersion: ${version}\nArchitecture: all\nDepends: ${needs}\nMaintainer: a <a@a.example>\n`;
    await mkdir(join(tree, 'DEBIAN'), { recursive: true });
    await mkdir(join(tree, 'usr/share/doc'), { recursive: true });
    await writeFile(join(tree, 'DEBIAN/control'), `${control}Description: none\n`);
    await writeFile(join(tree, 'usr/share', name), version);
    await writeFile(join(tree, 'usr/share/doc', name), version);
    await execa('dpkg-deb', ['--build', '--root-owner-group', tree, `${tree}.deb`]);
    const file = await readFile(`${tree}.deb`);
    served.set(`/debian/pool/${name}_${version}.deb`, file);
    const sum = createHash('sha256').update(file).digest('hex');
    return `${control}Filename: pool/${name}_${version}.deb\nSHA256: ${sum}\n`;
  }

  async function publish(suite: string, kind: 'gz' | 'xz', entries: readonly string[]): Promise<void> {
    const text = entries.join('\n');
    const packed = kind === 'gz' ? gzipSync(text) : (await execa('xz', { input: text, encoding: 'buffer' })).stdout;
    served.set(`/debian/dists/${suite}/main/binary-${architecture}/Packages.${kind}`, Buffer.from(packed));
  }

  const unpack = (args: readonly string[], environment: Readonly<Record<string, string>> = {}) =>
    execa('node', [program, '--root', root, ...args], {
      env: { PACKAGE_ARCHIVE: '', ...environment },
      reject: false,
    });
  const source = (text: string, name = 'sources.list') => writeFile(join(root, 'etc/apt', name), text);
  const versionOf = (name: string) => readFile(join(root, 'usr/share', name), 'utf8').catch(() => null);

  it("takes the newest from all of the image's sources with what it needs, and no documentation", async () => {
    await source(`deb ${archive} stable main\n`);
    const stanza = `Types: deb\nURIs: ${archive}/\nSuites: stable-security\nComponents: main\n`;
    await source(stanza, 'sources.list.d/debian.sources');
    const { stdout, stderr } = await unpack(['app']);
    expect(stdout, stderr).to.equal('app 1.10\napp-data 1');
    expect([await versionOf('app'), await versionOf('app-data'), await versionOf('doc/app')]).to.deep.equal([
      '1.10',
      '1',
      null,
    ]);
  });

  it('takes a package alone', async () => {
    await source(`deb ${archive} stable main\n`);
    expect((await unpack(['--alone', 'app'])).stdout).to.equal('app 1.9');
    expect(await versionOf('app-data')).to.equal(null);
  });

  it("takes another archive in place of the image's, for its release or for a suite that is named", async () => {
    await source('deb http://127.0.0.1:9/debian stable main\n');
    expect((await unpack(['--alone', 'app'], { PACKAGE_ARCHIVE: archive })).stdout).to.equal('app 1.9');
    const named = `${archive} stable-security main`;
    expect((await unpack(['--alone', 'app'], { PACKAGE_ARCHIVE: named })).stdout).to.equal('app 1.10');
  });

  /** The one line that it fails with. */
  async function refusal(args: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<string> {
    const { exitCode, stderr } = await unpack(args, environment);
    expect(exitCode, stderr).to.equal(1);
    expect(stderr.split('\n')).to.have.length(1);
    return stderr;
  }

  it('says in one sentence that no source names an archive', async () => {
    await source('deb file:/srv/debian stable main\n');
    const told =
      'packages: the image\'s /etc/apt names no archive that answers by http or https; PACKAGE_ARCHIVE="<URI>" names one';
    expect(await refusal(['app'])).to.equal(told);
    await rm(join(root, 'etc/apt'), { recursive: true });
    expect(await refusal(['app'])).to.equal(told);
    expect(await refusal(['app'], { PACKAGE_ARCHIVE: '/srv/debian' })).to.match(
      /PACKAGE_ARCHIVE, which is "\/srv\/debian", names no archive/,
    );
  });

  it('refuses a file that is not what the index says, and unpacks nothing of it', async () => {
    const damaged = (await packageOf('damaged', '1')).replace(/SHA256: .{4}/, 'SHA256: 0000');
    await publish('damaged', 'gz', [damaged]);
    expect(await refusal(['damaged'], { PACKAGE_ARCHIVE: `${archive} damaged main` })).to.match(
      /damaged 1 is damaged: its SHA-256 is [0-9a-f]{64}, in the index 0000/,
    );
    expect(await versionOf('damaged')).to.equal(null);
  });

  it('asks again an archive that is too busy for the first time', async () => {
    refusals = 1;
    await unpack(['app'], { PACKAGE_ARCHIVE: `${archive} stable main` });
    expect(await readFile(join(root, 'usr/share/app'), 'utf8')).to.equal('1.9');
  });

  it('says what is missing: an index, a package, a file, an archive', async () => {
    expect(await refusal(['app'], { PACKAGE_ARCHIVE: `${archive} none main` })).to.match(/none\/main.*is not there/);
    expect(await refusal(['none'], { PACKAGE_ARCHIVE: archive })).to.match(/no package none/);
    await publish('gone', 'gz', [(await packageOf('gone', '1')).replace('pool/', 'pool/gone/')]);
    expect(await refusal(['gone'], { PACKAGE_ARCHIVE: `${archive} gone main` })).to.match(/pool\/gone\/gone_1\.deb/);
    expect(await refusal(['app'], { PACKAGE_ARCHIVE: 'http://127.0.0.1:1/debian' })).to.match(/cannot be had/);
  });
});
