/** Two branches that both had nights: a real git merges their histories by itself, and what is read of it is right. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { nightsOf } from '../../harness/gate/nights.ts';
import type { HistoryLine } from '../../harness/model/history.ts';
import { openHistory } from '../../harness/store/history.ts';
import { readHistory } from '../../harness/store/read-history.ts';
import { acceptedLine, nightLine } from './nights.ts';

describe('a history in git', () => {
  let repository: string;
  let folder: string;
  const git = (...words: string[]): string =>
    execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@x', '-c', 'commit.gpgsign=false', ...words], {
      ...{ cwd: repository, encoding: 'utf8', timeout: 20_000, stdio: 'pipe' },
      env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' },
    });
  beforeEach(() => {
    repository = mkdtempSync(join(tmpdir(), 'history-git-'));
    folder = join(repository, 'reports', 'baselines');
    git('init', '--quiet', '--initial-branch=main');
    // As this project and what `init` says to write: run directories are no part of the repository, the history is.
    writeFileSync(join(repository, '.gitignore'), 'reports/*\n!reports/baselines/\n');
    mkdirSync(join(repository, 'reports', 'shop'), { recursive: true });
    writeFileSync(join(repository, 'reports', 'shop', 'report.html'), '');
  });
  afterEach(() => rmSync(repository, { recursive: true }));

  /** Appends, and commits all there is while the lock is still held. */
  async function commit(...lines: readonly HistoryLine[]): Promise<void> {
    const { append, release } = await openHistory(folder);
    append(lines);
    git('add', '--all');
    git('commit', '--quiet', '-m', 'a night');
    release();
  }

  it('is committed with what it takes to merge it; the lock and the runs are not', async () => {
    await commit(nightLine(1));
    expect(git('ls-files').trim().split('\n')).to.deep.equal([
      '.gitignore',
      ...['.gitattributes', '.gitignore', 'shop.ndjson'].map((name) => `reports/baselines/${name}`),
    ]);
    expect(git('status', '--porcelain')).to.equal('');
  });

  it('merges when both branches appended, without a conflict and without losing a line', async () => {
    await commit(nightLine(1));
    git('branch', 'other');
    await commit(nightLine(2), acceptedLine(2), nightLine(2, { scenario: 'queue' }));
    git('checkout', '--quiet', 'other');
    await commit(nightLine(3), nightLine(3, { scenario: 'stock' }));
    git('merge', '--quiet', '--no-edit', 'main');
    expect(git('status', '--porcelain')).to.equal('');
    const history = await readHistory(folder);
    expect([...history.keys()].sort()).to.deep.equal(['queue', 'shop', 'stock']);
    expect(history.get('shop')).to.have.deep.members([nightLine(1), nightLine(2), acceptedLine(2), nightLine(3)]);
  });

  it('merges when the folder itself is new on both branches', async () => {
    git('add', '--all');
    git('commit', '--quiet', '-m', 'begin');
    git('branch', 'other');
    await commit(nightLine(1));
    git('checkout', '--quiet', 'other');
    await commit(nightLine(2));
    git('merge', '--quiet', '--no-edit', 'main');
    expect((await readHistory(folder)).get('shop')).to.have.deep.members([nightLine(1), nightLine(2)]);
  });

  it('has what both branches say of one run of a night, in the order of the branches: the last counts', async () => {
    await commit(nightLine(1));
    git('branch', 'other');
    await commit(nightLine(2));
    await commit(nightLine(2, { state: 'failed' }));
    git('checkout', '--quiet', 'other');
    await commit(nightLine(3));
    git('checkout', '--quiet', 'main');
    git('merge', '--quiet', '--no-edit', 'other');
    const ofNight = (await readHistory(folder)).get('shop')!.filter(({ night }) => night === nightLine(2).night);
    expect(ofNight).to.deep.equal([nightLine(2), nightLine(2, { state: 'failed' })]);
    const nights = nightsOf((await readHistory(folder)).get('shop')!);
    expect(nights).to.deep.equal([nightLine(1), nightLine(2, { state: 'failed' }), nightLine(3)]);
  });

  it('that was merged without its attributes is refused at the mark, and read when the marks are gone', async () => {
    await commit(nightLine(1));
    git('branch', 'other');
    await commit(nightLine(2));
    git('checkout', '--quiet', 'other');
    await commit(nightLine(3));
    rmSync(join(folder, '.gitattributes'));
    git('commit', '--quiet', '--all', '-m', 'without');
    expect(() => git('merge', '--quiet', '--no-edit', 'main')).to.throw();
    const path = join(folder, 'shop.ndjson');
    const refused = await readHistory(folder).catch(String);
    expect(refused).to.match(/R421: a merge was not finished/);
    writeFileSync(path, readFileSync(path, 'utf8').replace(/^(<{7}|={7}|>{7}).*\n/gm, ''));
    expect((await readHistory(folder)).get('shop')).to.have.deep.members([1, 2, 3].map((day) => nightLine(day)));
  });
});
