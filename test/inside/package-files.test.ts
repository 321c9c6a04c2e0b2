/** Client libraries on their way inside: their programs, and those of whatever they depend on, in the versions that they found here. */
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import { packageFiles } from '../../harness/inside/package-files.ts';

async function projectOf(packages: Readonly<Record<string, object>>): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'packages-'));
  for (const [place, manifest] of Object.entries(packages)) {
    const folder = join(root, place);
    await mkdir(join(folder, 'lib'), { recursive: true });
    await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
    for (const name of ['index.js', 'types.d.ts', 'index.js.map', 'README.md'])
      await writeFile(join(folder, 'lib', name), place);
  }
  return root;
}

describe('the files of packages', () => {
  it('are their programs and those of what they need, each version below who needs it', async () => {
    const root = await projectOf({
      'node_modules/driver': { dependencies: { codec: '1', old: '1' }, peerDependencies: { absent: '1' } },
      'node_modules/codec': {},
      'node_modules/old': { dependencies: { codec: '0' } },
      'node_modules/old/node_modules/codec': { dependencies: { driver: '1' } },
      'node_modules/unused': {},
    });
    const files = await packageFiles(['driver'], join(root, 'scenarios'));
    const folders = new Set(Object.keys(files).map((path) => dirname(path.replace('/lib', ''))));
    expect([...folders].sort()).to.deep.equal([
      'node_modules/codec',
      'node_modules/driver',
      'node_modules/old',
      'node_modules/old/node_modules/codec',
    ]);
    expect(files['node_modules/old/node_modules/codec/lib/index.js']).to.equal('node_modules/old/node_modules/codec');
    expect(Object.keys(files).filter((path) => !/\.(js|json)$/.test(path))).to.deep.equal([]);
  });

  it('are refused where one is not installed, by its name and with what to do', async () => {
    const refused = await packageFiles(['driver'], await projectOf({})).catch((error: Error) => error);
    expect(refused).to.be.an('error').with.property('message').that.includes("'driver' is not installed");
  });
});
