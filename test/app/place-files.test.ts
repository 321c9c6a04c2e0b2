/** Where `init` puts its files, and how one imports the other. */
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import { importPath, placeScenario, placeStack } from '../../harness/app/place-files.ts';

describe('the first files', () => {
  let root: string;
  beforeEach(async () => {
    root = await realpath(await mkdtemp(join(tmpdir(), 'place-')));
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  const write = async (files: Readonly<Record<string, string>>): Promise<void> => {
    for (const [name, text] of Object.entries(files)) {
      await mkdir(dirname(join(root, name)), { recursive: true });
      await writeFile(join(root, name), text);
    }
  };
  const at = (...names: readonly string[]): string => join(root, ...names);
  const project = (folder: string) => ({
    name: 'Shop',
    folder: at(folder),
    compose: ['compose.yaml'],
    lookup: { folder: at(folder), count: 1 },
    services: {},
    variables: {},
    overrides: {},
  });

  it('lie beside the Compose file and in scenarios/, as .ts in a package of modules', async () => {
    await write({ 'package.json': '{ "type": "module" }' });
    expect(await placeStack(project('deploy'), at())).to.deep.equal({
      file: at('deploy/stack.ts'),
      name: 'deploy',
      composeFile: null,
    });
    expect(await placeScenario('shop-api', at())).to.equal(at('scenarios/shop-api.ts'));
  });

  it('are .mts where TypeScript would take .ts for CommonJS: beside a package.json without a type, and without any', async () => {
    expect(await placeScenario('shop-api', at())).to.equal(at('scenarios/shop-api.mts'));
    await write({ 'package.json': '{ "name": "shop", "type": "commonjs" }' });
    expect((await placeStack(project('.'), at())).file).to.equal(at('stack.mts'));
  });

  it('are those that are there already, whatever their ending', async () => {
    await write({ 'stack.js': '', 'scenarios/shop-api.mjs': '' });
    expect((await placeStack(project('.'), at())).file).to.equal(at('stack.js'));
    expect(await placeScenario('shop-api', at())).to.equal(at('scenarios/shop-api.mjs'));
  });

  it('do not go into a folder outside of the package, and name the Compose file there', async () => {
    await write({ 'chaos/package.json': '{}' });
    expect(await placeStack(project('elsewhere'), at('chaos'))).to.deep.equal({
      file: at('chaos/stacks/shop/stack.mts'),
      name: 'shop',
      composeFile: '../../../elsewhere/compose.yaml',
    });
  });

  it('lie beside the Compose file of a repository above', async () => {
    await write({ '.git/HEAD': '' });
    expect((await placeStack(project('.'), at('tools'))).file).to.equal(at('stack.mts'));
  });

  it('import each other by a name that TypeScript takes: as JavaScript, unless it is told to take its own', async () => {
    const scenario = at('scenarios/shop-api.mts');
    expect(await importPath(scenario, at('stack.mts'))).to.equal('../stack.mjs');
    expect(await importPath(scenario, at('scenarios/stack.ts'))).to.equal('./stack.js');
    expect(await importPath(scenario, at('stack.js'))).to.equal('../stack.js');
    await write({ 'tsconfig.json': '{\n  // "allowImportingTsExtensions": true\n}' });
    expect(await importPath(scenario, at('stack.mts'))).to.equal('../stack.mjs');
    await write({ 'tsconfig.json': '{ "compilerOptions": { "allowImportingTsExtensions": true } }' });
    expect(await importPath(scenario, at('stack.mts'))).to.equal('../stack.mts');
  });
});
