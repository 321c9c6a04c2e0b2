/** A user's first minutes with the packed package, outside of the repository, on the oldest Node and on the project's own. */
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { expect } from 'chai';
import { execa } from 'execa';
import { until } from '../acceptance/engine.ts';
import { compose, scenario, stack } from '../acceptance/tiny.ts';
import { accountOf, install, oldestNode, type Project, pack } from './packed.ts';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

/** Scenarios in JavaScript beside their stack, which is in TypeScript. */
const files = {
  ...stack(),
  'checks/first.ts': scenario({ up: '..' }),
  'checks/second.js': scenario({ up: '..' }),
  'checks/third.mjs': scenario({ up: '..' }),
};

const doors = `
import { attach, type SeenRecovery } from 'resilience';
import { resilience } from 'resilience/chai';
import { scenario } from 'resilience/mocha';
export const seen: SeenRecovery | null = null;
const refused = await attach({ project: 'nobody' }).catch((error: Error) => error.message);
console.log(typeof resilience, typeof scenario, refused);
`;

describe('the packed package', function () {
  this.timeout(180_000);
  let tarball: string;
  before(async () => {
    tarball = await pack();
  });
  after(() => rm(dirname(tarball), { recursive: true }));

  for (const [which, nodeOf, judged] of [
    ['the oldest Node', oldestNode, 'checks/second.js'],
    ["the project's own Node", async () => process.execPath, 'checks/first.ts'],
  ] as const) {
    describe(`on ${which}`, () => {
      let project: Project;
      before(async () => {
        project = await install(tarball, await nodeOf());
        await project.write('shop/compose.yaml', compose);
        for (const [name, text] of Object.entries(files)) await project.write(name, text);
      });
      after(() => project.remove());

      const ends = async (code: number, words: readonly string[], folder?: string): Promise<string> => {
        const said = await project.resilience(words, folder);
        expect(said.exitCode, accountOf(said)).to.equal(code);
        expect(said.all, 'nothing of Node').not.to.match(/Warning/);
        return said.all;
      };

      it('is one package, light, and with its types, licences, changelog and source maps', () => {
        const home = join(project.path, 'node_modules');
        const all = globSync('**/*', { cwd: home }).filter((file) => statSync(join(home, file)).isFile());
        const size = all.reduce((sum, file) => sum + statSync(join(home, file)).size, 0);
        expect(size).to.be.below(18e6);
        const packages = globSync(['*/package.json', '@*/*/package.json'], { cwd: home });
        expect(packages).to.deep.equal(['resilience/package.json']);
        expect(all.filter((file) => /\.ts$/.test(file) && !file.endsWith('.d.ts'))).to.deep.equal([]);
        for (const file of [
          'LICENSE',
          'CHANGELOG.md',
          'README.md',
          'harness/REFERENCE.md',
          'harness/ci/action.yml',
          'harness/ci/gate.sh',
          'dist/index.d.ts',
          'dist/index.js.map',
          'dist/LICENSES.txt',
        ])
          expect(existsSync(join(home, 'resilience', file)), file).to.equal(true);
        const others = all.filter(
          (file) =>
            !/^(resilience\/(dist\/|[\w.]+$|harness\/[\w/-]+\.(md|svg)$|harness\/ci\/[\w-]+\.(sh|yml)$)|\.bin\/|\.package-lock\.json$)/.test(
              file,
            ),
        );
        expect(others).to.deep.equal([]);
      });

      it('says its version, from any folder of the project', async () => {
        expect(await ends(0, ['--version'], 'shop')).to.equal(version);
      });

      it('writes a stack and scenarios that type-check and can be planned, whatever package.json says of modules', async () => {
        await ends(0, ['init', 'shop']);
        expect(await ends(0, ['plan'])).to.include('nothing was started');
        const manifest = JSON.parse(readFileSync(join(project.path, 'package.json'), 'utf8'));
        for (const type of [undefined, 'commonjs', 'module']) {
          await project.write('package.json', JSON.stringify({ ...manifest, type }));
          const settings = { module: 'nodenext', target: 'es2024', types: [] };
          expect(await project.typeErrors(['shop', 'scenarios'], settings), type).to.equal('');
          await ends(0, ['plan', '../scenarios'], 'shop');
        }
        await project.write('package.json', JSON.stringify(manifest));
      });

      it('has doors for tests, with their types, which load the use cases when they are called', async () => {
        await project.write('own/doors.mts', doors);
        expect(await project.typeErrors(['own'], { module: 'nodenext', target: 'es2024', types: [] })).to.equal('');
        expect((await project.node(['own/doors.mts'])).all).to.match(
          /^function function R230: there is no Compose project/m,
        );
      });

      it('finds, plans and compares scenarios in TypeScript and in JavaScript', async () => {
        const listed = await ends(0, ['list', 'checks']);
        for (const name of ['first', 'second', 'third']) expect(listed).to.include(name);
        await ends(0, ['plan', 'checks']);
        const words = [
          'compare',
          'checks/third.mjs',
          '--vary',
          'healthcheck.interval=1s,2s',
          '--repeats',
          '2',
          '--dry-run',
        ];
        expect(await ends(0, words)).to.match(/2 variants|healthcheck\.interval/);
      });

      it('lints a Compose file', async () => {
        const { exitCode, all } = await project.resilience(['lint', 'shop']);
        expect([0, 1], all).to.include(exitCode);
        expect(all).not.to.match(/\bR[1-9]\d\d\b/);
      });

      it('has a guardian that takes the stack down when the run is killed', async () => {
        const main = join(project.path, 'node_modules/resilience/dist/cli/main.js');
        const words = [main, 'run', judged, '--reports', 'killed'];
        const running = execa(await nodeOf(), words, { cwd: project.path, reject: false, stdin: 'ignore' });
        const kept = (name: string): string =>
          globSync(`killed/*/*/${name}`, { cwd: project.path })
            .map((path) => readFileSync(join(project.path, path), 'utf8'))
            .join('');
        await until(async () => kept('timeline.ndjson').includes('inject.began'));
        running.kill('SIGKILL');
        await until(async () => /removed: [\s\S]* nothing is left/.test(kept('guardian.log')));
      });

      it(`runs ${judged} to a verdict`, async () => {
        expect(await ends(0, ['run', judged])).to.match(/^PASS /m);
        expect(globSync('reports/*/*/report.html', { cwd: project.path })).to.have.lengthOf(1);
      });
    });
  }
});
