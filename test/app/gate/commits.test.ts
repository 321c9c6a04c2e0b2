/** A real git in a folder of its own. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { execa } from 'execa';
import { checkedOut, commitNamed, commitsBetween } from '../../../harness/app/gate/commits.ts';

describe('the commits of a repository', () => {
  let folder: string;
  const git = (...words: string[]) =>
    execa('git', ['-c', 'user.name=T', '-c', 'user.email=t@example.org', ...words], { cwd: folder, stdin: 'ignore' });
  const commit = async (subject: string, text: string): Promise<void> => {
    await writeFile(join(folder, 'shop/file'), text);
    await git('add', '-A');
    await git('commit', '-qm', subject);
  };
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'commits-'));
    await mkdir(join(folder, 'shop'));
    await git('init', '-q', '.');
    for (const number of [1, 2, 3]) await commit(`change ${number}`, `${number}`);
  });
  after(() => rm(folder, { recursive: true }));

  it('are those after the one up to the other, oldest first', async () => {
    const [from, to] = [await commitNamed(folder, 'HEAD~2'), await commitNamed(folder, 'HEAD')];
    const between = await commitsBetween(join(folder, 'shop'), from!, to!);
    expect(between.map((one) => one.subject)).to.deep.equal(['change 2', 'change 3']);
    expect(between[1]).to.deep.equal(to);
    expect(await commitsBetween(folder, to!, from!)).to.deep.equal([]);
  });

  it('are known by any name that git knows, and by no other', async () => {
    expect((await commitNamed(folder, 'HEAD~1'))?.subject).to.equal('change 2');
    expect(await commitNamed(folder, 'nowhere')).to.equal(null);
    expect(await commitNamed(folder, '--all')).to.equal(null);
  });

  it('have what is checked out among them, and whether something is not committed', async () => {
    const beside = [join(folder, 'reports')];
    const clean = await checkedOut(join(folder, 'shop'), beside);
    expect(clean).to.include({ subject: 'change 3', dirty: false });
    expect(clean!.id).to.match(/^[0-9a-f]{12}$/);
    await mkdir(join(folder, 'reports'));
    await writeFile(join(folder, 'reports/night'), 'reports are no change');
    expect((await checkedOut(join(folder, 'shop'), beside))!.dirty).to.equal(false);
    await writeFile(join(folder, 'shop/file'), 'changed');
    expect((await checkedOut(join(folder, 'shop'), beside))!.dirty).to.equal(true);
  });

  it('are none outside of a repository', async () => {
    const bare = await mkdtemp(join(tmpdir(), 'no-commits-'));
    expect(await checkedOut(bare, [])).to.equal(null);
    await rm(bare, { recursive: true });
  });
});
