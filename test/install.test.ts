/** What `npm ci` is told: to run no script that nobody has decided on, and to be silent about the Node that only npm runs on. */
import { readFile } from 'node:fs/promises';
import { expect } from 'chai';

const read = (name: string): Promise<string> => readFile(new URL(`../${name}`, import.meta.url), 'utf8');

describe('npm ci', () => {
  it('knows of every package that has an install script whether it may run', async () => {
    const { packages } = JSON.parse(await read('package-lock.json')) as {
      packages: Readonly<Record<string, { hasInstallScript?: true; optional?: true }>>;
    };
    const scripted = Object.entries(packages).flatMap(([path, { hasInstallScript }]) =>
      hasInstallScript ? [path.replace(/^.*node_modules\//, '')] : [],
    );
    const { allowScripts } = JSON.parse(await read('package.json')) as { allowScripts: Record<string, boolean> };
    const decided = Object.keys(allowScripts);
    expect(scripted.filter((name) => name !== 'fsevents' && !decided.includes(name))).to.deep.equal([]);
    expect(decided.filter((name) => !scripted.includes(name))).to.deep.equal([]);
    expect(allowScripts.node).to.equal(true);
  });

  it('prints no warning of an older Node, because all but npm runs on the one that it brings', async () => {
    expect(await read('.npmrc')).to.match(/^loglevel=error$/m);
  });
});
