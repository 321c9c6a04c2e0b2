/** What `package.json` becomes when it is packed, and that the sources find the package's own files as a packed one can. */
import { globSync, readFileSync } from 'node:fs';
import { copyFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { packageOf } from '../../harness/model/driver.ts';
import { builtPath, entryPointsOf, type Manifest, packedManifest } from '../../harness/package/manifest.ts';
import { restoreManifest, usePackedManifest } from '../../harness/package/swap.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (file: string): string => readFileSync(`${root}${file}`, 'utf8');
const own = JSON.parse(read('package.json')) as Manifest;

type Peers = Readonly<
  Record<'peerDependencies' | 'peerDependenciesMeta' | 'devDependencies', Readonly<Record<string, unknown>>>
>;

describe('the packed manifest', () => {
  it('leads to what was built, and to nothing of the repository', () => {
    const packed = packedManifest(own);
    expect(packed.exports).to.deep.equal({
      '.': { types: './dist/index.d.ts', default: './dist/index.js' },
      './chai': { types: './dist/library/chai.d.ts', default: './dist/library/chai.js' },
      './mocha': { types: './dist/library/mocha.d.ts', default: './dist/library/mocha.js' },
      './package.json': './package.json',
    });
    expect(packed.bin).to.deep.equal({ resilience: 'dist/cli/main.js' });
    expect(entryPointsOf(packed)).to.deep.equal([]);
    const { files: _, ...rest } = packed;
    expect(JSON.stringify(rest)).not.to.match(/harness\/|\.ts"(?<!\.d\.ts")/);
  });

  it('installs nothing, runs nothing when it is installed, and may be published', () => {
    const packed = packedManifest(own);
    for (const key of ['dependencies', 'devDependencies', 'scripts', 'private'])
      expect(packed).not.to.have.property(key);
    expect(packed).to.include({ name: 'resilience', version: own.version, type: 'module' });
  });

  it('leaves the client libraries of servers to the project that uses it, each of them optional and tried in a version that it names', () => {
    const { peerDependencies, peerDependenciesMeta } = packedManifest(own) as Manifest & Peers;
    const names = Object.keys(peerDependencies);
    expect(names).to.have.members([...Object.values(packageOf), 'protobufjs']);
    expect(peerDependenciesMeta).to.deep.equal(Object.fromEntries(names.map((name) => [name, { optional: true }])));
    expect(Object.keys((own as Manifest & Peers).devDependencies)).to.include.members(names);
  });

  it('has every entry point once, and a file of the same name built from it', () => {
    expect(entryPointsOf(own)).to.include.members(['./harness/index.ts', './harness/cli/main.ts']);
    expect(entryPointsOf(own).filter((path) => path.includes('main'))).to.have.lengthOf(1);
    expect(builtPath('./harness/provision/images/base-image/Dockerfile')).to.equal(
      './dist/provision/images/base-image/Dockerfile',
    );
  });
});

describe('the manifest while npm packs', () => {
  it('is the packed one, and afterwards the own one to the letter', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'manifest-'));
    await copyFile(`${root}package.json`, join(folder, 'package.json'));
    const there = (): string => readFileSync(join(folder, 'package.json'), 'utf8');
    await usePackedManifest(folder);
    expect(JSON.parse(there())).to.deep.equal(packedManifest(own));
    await restoreManifest(folder);
    expect(there()).to.equal(read('package.json'));
    await restoreManifest(folder);
    expect(there(), 'a second time').to.equal(read('package.json'));
    expect(await readdir(folder)).to.deep.equal(['package.json']);
    await rm(folder, { recursive: true });
  });
});

describe('a source that needs a file of the package', () => {
  it('asks for its name in `imports`: only who packs goes by where it lies itself', () => {
    const byPlace = globSync('harness/**/*.ts', { cwd: root, exclude: ['harness/package/**'] }).filter((file) =>
      /import\.meta\.(url|dirname|filename)/.test(read(file).replace(/^\s*(\/\*\*|\*|\/\/).*$/gm, '')),
    );
    // They ask what is the harness's own, and whence `resilience` is found.
    expect(byPlace.sort()).to.deep.equal([
      'harness/dsl/door.ts',
      'harness/scenario-file/import-file.ts',
      'harness/scenario-file/module-hooks.ts',
    ]);
  });
});
