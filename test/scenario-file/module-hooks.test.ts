/** What a scenario file is and imports, whatever project it lies in. */
import { rm } from 'node:fs/promises';
import process from 'node:process';
import { expect } from 'chai';
import { findScenarios } from '../../harness/scenario-file/find-scenarios.ts';
import { loadScenarioFiles } from '../../harness/scenario-file/load-scenario.ts';
import { type Folder, folderWith } from '../acceptance/cli.ts';
import { scenario, stack } from '../acceptance/tiny.ts';

const inJavaScript = (): string => scenario().replace('./tiny/stack.ts', './tiny/stack.js');

describe("a scenario file in somebody's project", () => {
  const here = process.cwd();
  let folder: Folder;
  beforeEach(async () => {
    folder = await folderWith({ ...stack(), 'crash.ts': scenario() });
    process.chdir(folder.path);
  });
  afterEach(async () => {
    process.chdir(here);
    await folder.remove();
  });

  const load = (...names: readonly string[]) => loadScenarioFiles(names.map((name) => `${folder.path}/${name}`));
  const found = async (...names: readonly string[]): Promise<readonly string[]> =>
    (await findScenarios(names)).files.map((path) => path.slice(folder.path.length + 1));

  for (const [what, manifest] of Object.entries({
    'calls its files CommonJS': { type: 'commonjs' },
    'says nothing of its files': {},
    'calls its files modules': { type: 'module' },
  })) {
    it(`is loaded with its stack where package.json ${what}, in TypeScript and in JavaScript`, async () => {
      await folder.write('package.json', JSON.stringify(manifest));
      await folder.write('tiny/stack.js', folder.read('tiny/stack.ts'));
      await folder.write('plain.js', inJavaScript());
      await folder.write('plain.mjs', inJavaScript());
      const { loaded, problems } = await load('crash.ts', 'plain.js', 'plain.mjs');
      expect(problems).to.deep.equal([]);
      expect(loaded.map((one) => one.name)).to.deep.equal(['crash', 'plain', 'plain']);
    });
  }

  it('gets the TypeScript that it imports by the name that it has as JavaScript, and an error by the name that it wrote', async () => {
    await folder.write('crash.mts', inJavaScript());
    expect((await load('crash.mts')).problems).to.deep.equal([]);
    await folder.write('tiny/stack.js', "export const tiny = 'the file of that name comes first';");
    expect((await load('crash.mts')).problems[0]!.message, 'the file of that name comes first').to.contain('service');
    await folder.write('bad.ts', inJavaScript().replace('./tiny/stack.js', './tiny/shop.js'));
    const [problem] = (await load('bad.ts')).problems;
    expect(problem!.code).to.equal('R105');
    expect(problem!.message).to.contain('shop.js');
  });

  it('may import a script of the older kind, which stays one', async () => {
    await folder.write('package.json', '{ "type": "commonjs" }');
    await folder.write('title.js', "module.exports = { title: 'from a script' };");
    await folder.write(
      'crash.ts',
      `import named from './title.js';\n${scenario().replace("'a small page'", 'named.title')}`,
    );
    const { loaded, problems } = await load('crash.ts');
    expect(problems).to.deep.equal([]);
    expect(loaded[0]!.scenario.title).to.equal('from a script');
  });

  it('gets the harness that runs where none is installed, and where another one is', async () => {
    await rm(`${folder.path}/node_modules/resilience`);
    expect((await load('crash.ts')).problems).to.deep.equal([]);
    await folder.write('node_modules/resilience/package.json', '{ "name": "resilience", "exports": "./index.js" }');
    await folder.write('node_modules/resilience/index.js', 'export const defineScenario = () => ({});');
    expect((await load('crash.ts')).problems).to.deep.equal([]);
  });

  it('has its error of syntax placed in JavaScript too', async () => {
    await folder.write('bad.js', `${inJavaScript()}\nconst a = ;\n`);
    const line = inJavaScript().split('\n').length + 1;
    const { problems } = await load('bad.js');
    expect(problems.map(({ code, at }) => `${code} ${at}`)).to.deep.equal([`R103 bad.js:${line}`]);
  });

  it('is found in a folder, and nothing is that only lies there', async () => {
    await folder.write('all/a.ts', scenario());
    await folder.write('all/b.mjs', inJavaScript());
    await folder.write('all/c.js', inJavaScript());
    // Compiled from a.ts, a script for k6, types, a test and the configuration.
    await folder.write('all/a.js', inJavaScript());
    await folder.write('all/load.js', "import http from 'k6/http';\nexport default () => http.get('http://web');\n");
    await folder.write('all/a.d.ts', '');
    await folder.write('all/a.test.js', inJavaScript());
    await folder.write('all/resilience.config.ts', 'export default defineConfig({});\n');
    expect(await found('all')).to.deep.equal(['all/a.ts', 'all/b.mjs', 'all/c.js']);
    expect(await found('all/load.js'), 'named, it is taken').to.deep.equal(['all/load.js']);
    expect((await findScenarios(['tiny/compose.yaml'])).problems.map((one) => one.code)).to.deep.equal(['R102']);
  });
});
