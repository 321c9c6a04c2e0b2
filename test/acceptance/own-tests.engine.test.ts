/** Tests that people already have, by the runners that they have: each example is run as its owner would run it, all of them at once. */
import { cp, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { expect } from 'chai';
import { execa } from 'execa';
import { type Folder, folderWith } from './cli.ts';
import { docker, leftOf, runsIn } from './engine.ts';

const examples = join(import.meta.dirname, 'own-tests');
const packages = join(import.meta.dirname, '../../node_modules');
const mocha = join(packages, 'mocha/bin/mocha.js');
const project = `own-tests-${process.pid}`;

interface Tested {
  readonly exitCode: number | undefined;
  readonly all: string;
}

/** On a machine that is busy some answers are not known, and both ends of the time are told. */
const tooLate = /AssertionError: orders recovered after [\d.]+ (?:s ± [\d.]+|… [\d.]+) s, 0\.2 s were allowed/;

describe('a test that people already have', function () {
  this.timeout(240_000);
  let folder: Folder;
  let tested: Readonly<Record<'scenario' | 'testcontainers' | 'vitest' | 'node', Promise<Tested>>>;

  const run = async (file: string, ...words: readonly string[]): Promise<Tested> => {
    // The reaper of testcontainers is an image from a registry, and is off by its own setting.
    const env = { ...process.env, SHOP: project, TESTCONTAINERS_RYUK_DISABLED: 'true', NO_COLOR: '1', CI: '1' };
    const options = { cwd: folder.path, env, extendEnv: false, reject: false, all: true, timeout: 120_000 } as const;
    const { exitCode, all } = await execa(file, words, options);
    return { exitCode, all };
  };
  const node = (...words: readonly string[]): Promise<Tested> => run(process.execPath, ...words);
  const compose = (...words: readonly string[]): Promise<Tested> => run('docker', 'compose', '-p', project, ...words);

  before(async () => {
    folder = await folderWith({ 'package.json': '{ "type": "module" }' });
    await cp(examples, folder.path, { recursive: true });
    for (const name of ['chai', 'mocha', 'testcontainers', 'vite', 'vitest'])
      await symlink(join(packages, name), join(folder.path, 'node_modules', name));
    const up = compose('up', '--detach', '--wait');
    const vitest = up.then(() => node(join(packages, 'vitest/vitest.mjs'), 'run'));
    tested = {
      scenario: node(mocha, 'scenario.mocha.ts'),
      testcontainers: node(mocha, 'attach.mocha.ts'),
      vitest,
      node: vitest.then(() => node('--test', '--test-reporter', 'spec', 'attach.node-test.ts')),
    };
  });
  after(async () => {
    await Promise.allSettled(Object.values(tested ?? {}));
    await compose('down', '--timeout', '0');
    await folder.remove();
  });

  /** Of each test that did not pass, and of no other: its evidence is kept, and nothing is left on the engine. */
  const keptIn = async (name: string): Promise<readonly string[]> => {
    const runs = (await runsIn(folder, 'reports/tests')).filter(({ path }) => path.includes(`/${name}/`));
    for (const one of runs) expect(await leftOf(one.run)).to.deep.equal([]);
    return runs.map(({ path, files }) => {
      expect(files).to.include.members(['report.html', 'timeline.ndjson', 'result.json']);
      return `${path}/report.html`;
    });
  };

  it('is a scenario of mocha: it passes, or fails with what was seen and the path of the report', async () => {
    const { exitCode, all } = await tested.scenario;
    expect(exitCode, all).to.equal(1);
    expect(all).to.match(/✔ the API is back within 5s[\s\S]*1 passing[\s\S]*1 failing/);
    const [report] = await keptIn('the-api-is-back-within-1ms');
    expect(all)
      .to.match(/orders recovers within 0\.001 s\s+observed \d/)
      .and.to.include(report);
  });

  it('is one of mocha, with chai, on what testcontainers started: also where it is cut off while a fault holds', async () => {
    const { exitCode, all } = await tested.testcontainers;
    expect(exitCode, all).to.equal(2);
    expect(all).to.match(/✔ survives the loss of its database[\s\S]*✔ is whole again after each of them/);
    expect(all).to.match(tooLate);
    expect(all).to.match(/Timeout of 5000ms exceeded/);
    const kept = await keptIn('attach-mocha');
    expect(kept).to.have.lengthOf(2);
    for (const report of kept) expect(all).to.include(report);
  });

  it('is one of vitest, on a Compose project that is up', async () => {
    const { exitCode, all } = await tested.vitest;
    expect(exitCode, all).to.equal(1);
    expect(all).to.match(/1 failed \| 1 passed/);
    expect(all).to.match(tooLate);
    const kept = await keptIn('vitest');
    expect(kept).to.have.lengthOf(1);
    expect(all).to.include(kept[0]);
  });

  it('is one of node:test, on containers by their names', async () => {
    const { exitCode, all } = await tested.node;
    expect(exitCode, all).to.equal(1);
    expect(all).to.match(/✔ survives the loss of its database[\s\S]*✖ waits for what never comes/);
    expect(await keptIn('node-test')).to.have.lengthOf(1);
    const found = await docker().listContainers({ filters: { label: [`com.docker.compose.project=${project}`] } });
    expect(found.map(({ State }) => State)).to.deep.equal(['running', 'running']);
  });
});
