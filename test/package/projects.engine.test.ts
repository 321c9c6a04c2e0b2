/** Two projects as teams have them, from `npm i` to a report: the packed package, outside of the repository, and nothing written by hand. */
import { globSync, readFileSync } from 'node:fs';
import { cp, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { expect } from 'chai';
import type { Analysis, JudgedExpectation } from '../../harness/model/analysis.ts';
import { accountOf, install, type Project, pack, repository, type Said } from './packed.ts';

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
    writes: [
      'resilience.config.mts',
      'scenarios/shop-api.mts',
      'scenarios/shop-cache.mts',
      'scenarios/shop-proxy.mts',
      'stack.mts',
    ],
    says: [/^migrate +no scenario +runs once/m, /^cache +Redis 6379/m, /^proxy +HTTP 80/m, /^worker +no scenario/m],
    runs: 'scenarios/shop-cache.mts',
  },
  {
    name: 'guestbook',
    beside: ['node_modules/postgres'],
    writes: ['resilience.config.mts', 'scenarios/guestbook-db.mts', 'scenarios/guestbook-web.mts', 'stack.mts'],
    says: [/^db +PostgreSQL 5432/m, /^web +HTTP 8000/m],
    runs: 'scenarios/guestbook-db.mts',
  },
];

/** What came of the commands that a team types, one after the other. */
interface Walk {
  readonly project: Project;
  readonly wrote: readonly string[];
  readonly typeErrors: string;
  readonly said: Readonly<Record<'init' | 'plan' | 'run' | 'report', Said>>;
  readonly page: string;
  readonly result: Analysis;
}

async function walk({ name, beside, runs }: Team, tarball: string): Promise<Walk> {
  const project = await install(tarball, process.execPath);
  const home = join(project.path, name);
  await cp(join(repository, 'test/acceptance/projects', name), home, { recursive: true });
  await cp(join(repository, 'stacks/packages'), join(home, 'packages'), { recursive: true });
  for (const path of beside) await cp(join(repository, path), join(home, path), { recursive: true });
  const files = (): readonly string[] =>
    globSync('**/*.{ts,mts}', { cwd: home, exclude: ['**/node_modules/**'] }).sort();
  const own = files();
  const init = await project.resilience(['init'], name);
  const wrote = files().filter((file) => !own.includes(file));
  const settings = { target: 'es2024', module: 'nodenext', types: [] };
  const typeErrors = await project.typeErrors(
    [`${name}/stack.mts`, `${name}/resilience.config.mts`, `${name}/scenarios`],
    settings,
  );
  const plan = await project.resilience(['plan'], name);
  const run = await project.resilience(['run', runs], name);
  const [folder = 'none'] = globSync('reports/*/*', { cwd: home });
  const report = await project.resilience(['report', folder], name);
  const kept = (file: string): string =>
    globSync(`${folder}/${file}`, { cwd: home }).map((path) => readFileSync(join(home, path), 'utf8'))[0] ?? 'null';
  const result = JSON.parse(kept('result.json')) as Analysis;
  return { project, wrote, typeErrors, said: { init, plan, run, report }, page: kept('report.html'), result };
}

/** What the settings imply is due at a check's end: on a machine that does much else at once the check itself takes longer. */
const isLateCheck = ({ verdict, sentence, margin }: JudgedExpectation): boolean =>
  verdict === 'fail' && sentence.endsWith('(predicted)') && margin !== null && margin >= -2000;

describe('a project of a team', function () {
  this.timeout(300_000);
  let tarball: string;
  let walks: Readonly<Record<string, Promise<Walk>>>;
  /** Both at once: each waits most of the time. */
  before(async () => {
    tarball = await pack();
    walks = Object.fromEntries(teams.map((team) => [team.name, walk(team, tarball)]));
    for (const one of Object.values(walks)) one.catch(() => undefined);
  });
  after(async () => {
    const ended = await Promise.allSettled(Object.values(walks));
    for (const one of ended) if (one.status === 'fulfilled') await one.value.project.remove();
    await rm(dirname(tarball), { recursive: true });
  });

  const succeeded = (said: Said): string => {
    expect(said.exitCode, accountOf(said)).to.equal(0);
    return said.all;
  };

  for (const { name, writes, says } of teams) {
    it(`${name} is understood: who gets a scenario, by which question, and who is left alone`, async () => {
      const { said, wrote, typeErrors } = await walks[name]!;
      for (const one of says) expect(succeeded(said.init)).to.match(one);
      expect(wrote).to.deep.equal(writes);
      expect(typeErrors).to.equal('');
    });

    it(`${name} is planned without a word of complaint`, async () => {
      const plan = succeeded((await walks[name]!).said.plan);
      for (const file of writes.filter((one) => one.startsWith('scenarios/')))
        expect(plan).to.include(file.replace(/^scenarios\/(.*)\.mts$/, '$1 · '));
      expect(plan).to.include('nothing was started');
    });

    it(`${name} is broken, measured and judged, and told in a report`, async () => {
      const { said, page, result } = await walks[name]!;
      expect(result?.ending, accountOf(said.run)).to.equal('completed');
      const judged = result.experiments.flatMap((one) => one.expectations);
      expect(judged.length).to.be.at.least(4);
      const missed = judged.filter((one) => one.verdict !== 'pass' && !isLateCheck(one));
      expect(
        missed.map((one) => one.sentence),
        accountOf(said.run),
      ).to.deep.equal([]);
      expect(page).to.match(/^<!doctype html>/i);
      expect(succeeded(said.report)).to.match(/a crash/);
    });
  }
});
