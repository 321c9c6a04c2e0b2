/** Two projects as teams have them, from `npm i` to a report: the packed package, outside of the repository, and nothing written by hand. */
import { globSync, readFileSync } from 'node:fs';
import { cp, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { expect } from 'chai';
import { accountOf, install, type Project, pack, repository } from './packed.ts';

interface Team {
  readonly name: 'shop' | 'guestbook';
  /** What it needs beside its own files. */
  readonly beside: readonly string[];
  /** What init writes, sorted. */
  readonly writes: readonly string[];
  /** What init says of services, a pattern each. */
  readonly says: readonly RegExp[];
  /** The scenario that is run to its verdict. */
  readonly runs: string;
}

const teams: readonly Team[] = [
  {
    name: 'shop',
    beside: [],
    writes: ['scenarios/shop-api.mts', 'scenarios/shop-cache.mts', 'scenarios/shop-proxy.mts', 'stack.mts'],
    says: [/^migrate +no scenario +runs once/m, /^cache +Redis 6379/m, /^proxy +HTTP 80/m, /^worker +no scenario/m],
    runs: 'scenarios/shop-cache.mts',
  },
  {
    name: 'guestbook',
    beside: ['node_modules/postgres'],
    writes: ['scenarios/guestbook-db.mts', 'scenarios/guestbook-web.mts', 'stack.mts'],
    says: [/^db +PostgreSQL 5432/m, /^web +HTTP 8000/m],
    runs: 'scenarios/guestbook-db.mts',
  },
];

describe('a project of a team', function () {
  this.timeout(300_000);
  let tarball: string;
  before(async () => {
    tarball = await pack();
  });
  after(() => rm(dirname(tarball), { recursive: true }));

  for (const { name, beside, writes, says, runs } of teams) {
    describe(name, () => {
      let project: Project;
      let own: readonly string[];
      const home = (): string => join(project.path, name);
      const files = (): readonly string[] =>
        globSync('**/*.{ts,mts}', { cwd: home(), exclude: ['**/node_modules/**'] }).sort();
      const succeeds = async (words: readonly string[]): Promise<string> => {
        const said = await project.resilience(words, name);
        expect(said.exitCode, accountOf(said)).to.equal(0);
        return said.all;
      };
      before(async () => {
        project = await install(tarball, process.execPath);
        await cp(join(repository, 'test/acceptance/projects', name), home(), { recursive: true });
        await cp(join(repository, 'stacks/packages'), join(home(), 'packages'), { recursive: true });
        for (const path of beside) await cp(join(repository, path), join(home(), path), { recursive: true });
        own = files();
      });
      after(() => project.remove());

      it('is understood: who gets a scenario, by which question, and who is left alone', async () => {
        const said = await succeeds(['init']);
        for (const one of says) expect(said).to.match(one);
        expect(files().filter((file) => !own.includes(file))).to.deep.equal(writes);
        const settings = { target: 'es2024', module: 'nodenext', types: [] };
        expect(await project.typeErrors([`${name}/stack.mts`, `${name}/scenarios`], settings)).to.equal('');
      });

      it('is planned without a word of complaint', async () => {
        const plan = await succeeds(['plan']);
        for (const file of writes.filter((one) => one.startsWith('scenarios/')))
          expect(plan).to.include(file.replace(/^scenarios\/(.*)\.mts$/, '$1 · '));
        expect(plan).to.include('nothing was started');
      });

      it('is broken, measured and judged, and told in a report', async () => {
        expect(await succeeds(['run', runs])).to.match(/^PASS /m);
        const [folder] = globSync('reports/*/*', { cwd: home() });
        expect(readFileSync(join(home(), folder!, 'report.html'), 'utf8')).to.match(/^<!doctype html>/i);
        expect(await succeeds(['report', folder!])).to.match(/a crash/);
      });
    });
  }
});
