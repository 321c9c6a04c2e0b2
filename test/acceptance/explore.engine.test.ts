/** A stack is explored with one command and no scenario: found weak, broken off and gone on with, and refused where nothing can be learned. */
import { expect } from 'chai';
import { runLabel } from '../../harness/engine/docker/labels.ts';
import { listLabelled } from '../../harness/engine/docker/sweep.ts';
import type { Exploration } from '../../harness/model/exploration.ts';
import type { TriedRow } from '../../harness/model/explore-row.ts';
import { type Folder, folderWith } from './cli.ts';
import { docker } from './engine.ts';
import { compose } from './tiny.ts';

/** Below the folder: the one exploration of `tiny` that is there. */
async function onlyExploration(folder: Folder): Promise<string> {
  const files = await folder.files('reports/explore/tiny');
  const runs = new Set(files.map((file) => file.split('/')[0]!));
  expect(runs.size).to.equal(1);
  return `reports/explore/tiny/${[...runs][0]}`;
}

/** What any run of a seed left on the engine. */
async function leftOfSeed(seed: string): Promise<readonly string[]> {
  const { containers, networks, volumes } = await listLabelled(docker(), runLabel);
  return [...containers, ...networks, ...volumes].flatMap((one) => {
    const run = one.Labels?.[runLabel] ?? '';
    return run.includes(seed) ? [run] : [];
  });
}

describe('resilience explore', () => {
  const opened: Folder[] = [];
  const tiny = async (text = compose): Promise<Folder> => {
    const folder = await folderWith({ 'tiny/compose.yaml': text });
    opened.push(folder);
    return folder;
  };
  after(() => Promise.all(opened.map((one) => one.remove())));

  it('breaks what is there, says what is weak and who has to do something, and leaves nothing behind', async () => {
    const folder = await tiny();
    const words = ['explore', 'tiny', '--only', 'crash', '--no-mend', '--seed', 'exploring1'];
    const { exitCode, stdout, stderr } = await folder.run(words);
    expect(exitCode, stdout + stderr).to.equal(1);
    expect(stderr).to.match(/1 service · asked: web \(users, GET \/ gives 200/);
    expect(stdout).to.match(/web crash +DOWN .* never; restart of web heals/);
    expect(stdout).to.match(/nobody starts/);
    const at = await onlyExploration(folder);
    const explored = JSON.parse(folder.read(`${at}/exploration.json`)) as Exploration;
    expect(explored).to.deep.include({ ending: 'completed', leftovers: [], failures: [] });
    const [tried] = JSON.parse(folder.read(`${at}/facts.json`)) as readonly TriedRow[];
    expect(tried).to.deep.include({ run: 'runs/01', experiment: 'web crash' });
    const files = await folder.files(at);
    expect(files).to.include.members(['matrix.html', 'learned.json', 'runs/01/report.html', 'runs/01/timeline.ndjson']);
    expect(await leftOfSeed('exploring1')).to.deep.equal([]);
  }).timeout(120_000);

  it('goes on where it was broken off: what is known is not tried again', async () => {
    const folder = await tiny();
    const words = ['explore', 'tiny', '--only', 'web', '--no-mend', '--jobs', '1'];
    const started = folder.start([...words, '--seed', 'exploring2']);
    await started.says(/web \S+ tried/);
    started.kill('SIGINT');
    const first = await started.done;
    expect(first.exitCode, first.stdout + first.stderr).to.equal(130);
    expect(await leftOfSeed('exploring2')).to.deep.equal([]);
    const at = await onlyExploration(folder);
    const broken = JSON.parse(folder.read(`${at}/exploration.json`)) as Exploration;
    expect(broken).to.deep.include({ ending: 'interrupted', leftovers: [] });
    expect(broken.untried.map(({ why }) => why)).to.include('interrupted');
    const known = broken.rows.map(({ row, run }) => [row.key, run]);
    expect(known.length).to.be.at.least(1);
    const second = await folder.run([...words, '--continue', '--only', broken.untried[0]!.row.key]);
    expect(second.exitCode, second.stdout + second.stderr).to.be.oneOf([0, 1]);
    const whole = JSON.parse(folder.read(`${at}/exploration.json`)) as Exploration;
    expect(whole.rows.map(({ row, run }) => [row.key, run])).to.deep.equal([[broken.untried[0]!.row.key, 'runs/02']]);
  }).timeout(180_000);

  it('refuses a budget in which not one row can be tried, with what would be enough', async () => {
    const folder = await tiny();
    const { exitCode, stderr } = await folder.run(['explore', 'tiny', '--budget', '12s', '--seed', 'exploring3']);
    expect(exitCode, stderr).to.equal(2);
    expect(stderr)
      .to.match(/R242/)
      .and.to.match(/--budget \dm/);
    expect(await leftOfSeed('exploring3')).to.deep.equal([]);
  }).timeout(90_000);

  it('refuses what it cannot go on with, and rows that are none', async () => {
    const folder = await tiny();
    const none = await folder.run(['explore', 'tiny', '--continue']);
    expect(none.exitCode, none.stderr).to.equal(2);
    expect(none.stderr).to.match(/R244/);
    const typo = await folder.run(['explore', 'tiny', '--only', 'webb', '--seed', 'exploring4']);
    expect(typo.exitCode, typo.stderr).to.equal(2);
    expect(typo.stderr).to.match(/no row has 'webb' in its name[\s\S]*web crash/);
    expect(await leftOfSeed('exploring4')).to.deep.equal([]);
  }).timeout(90_000);
});
