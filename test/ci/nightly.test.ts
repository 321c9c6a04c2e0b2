/** A night in plain shell, and a history that is committed and pushed, against real git repositories. */
import { join } from 'node:path';
import { expect } from 'chai';
import { ciFolder } from './action-run.ts';
import { type Machine, makeMachine, type StepEnd } from './machine.ts';

describe('a night in plain shell', function () {
  this.timeout(30_000);
  let machine: Machine;
  beforeEach(async () => {
    machine = await makeMachine();
    for (const name of Object.keys(machine.env).filter((one) => one.startsWith('GITHUB_'))) delete machine.env[name];
    const who = ['-c', 'user.name=a', '-c', 'user.email=a@b'];
    await machine.git(...who, 'commit', '--quiet', '--allow-empty', '-m', 'one');
    await machine.step(
      'git init --quiet --bare --initial-branch main ../origin && git remote add origin ../origin && git push --quiet origin main',
    );
  });
  afterEach(() => machine.remove());

  /** Without what a job of GitHub's has. */
  const sh = (script: string, env: Readonly<Record<string, string>> = {}): Promise<StepEnd> =>
    machine.step(`unset GITHUB_OUTPUT GITHUB_PATH; sh '${join(ciFolder, script)}'`, env);
  const pushed = (): Promise<string> => machine.git('--git-dir=../origin', 'log', '--format=%s', 'main');
  const historyThere = (): Promise<string> =>
    machine.git('--git-dir=../origin', 'show', 'main:reports/baselines/shop.ndjson');
  const commit = { GATE_STORE: 'commit', GATE_HISTORY: 'reports/baselines' };

  for (const FAKE_EXIT of ['0', '1']) {
    it(`ends with ${FAKE_EXIT} as the gate does, and has pushed the history to the branch, in a commit that starts no pipeline`, async () => {
      const { exitCode, said } = await sh('nightly.sh', { ...commit, GATE_SUITE: 'nightly', FAKE_EXIT });
      expect(exitCode, said).to.equal(Number(FAKE_EXIT));
      expect((await machine.calls())[0]?.slice(0, 3)).to.deep.equal(['gate', '--suite', 'nightly']);
      expect(await pushed()).to.equal('gate: the history of the night [skip ci]\none');
      expect(await historyThere()).to.equal('a night');
    });
  }

  it('pushes nothing of a part of a night, and nothing where no commit is wanted', async () => {
    expect((await sh('nightly.sh', { ...commit, GATE_SHARD: '1/2' })).exitCode).to.equal(0);
    expect((await sh('nightly.sh', { FAKE_EXIT: '1' })).exitCode).to.equal(1);
    expect(await pushed()).to.equal('one');
  });

  it('leaves alone what else is changed or staged in the clone', async () => {
    await machine.write('staged.txt', 'mine');
    await machine.git('add', 'staged.txt');
    await sh('nightly.sh', commit);
    expect(await machine.git('--git-dir=../origin', 'ls-tree', '-r', '--name-only', 'main')).to.equal(
      'reports/baselines/shop.ndjson',
    );
    expect(await machine.git('status', '--porcelain', 'staged.txt')).to.equal('A  staged.txt');
  });

  it('keeps the lines of both where another night was pushed meanwhile', async () => {
    await sh('nightly.sh', { ...commit, FAKE_LINE: 'of both' });
    await machine.step('git clone --quiet ../origin ../other');
    const elsewhere = `cd ../other && echo 'of the other' >>reports/baselines/shop.ndjson &&
      git -c user.name=a -c user.email=a@b commit --quiet -a -m other && git push --quiet origin main`;
    expect(await machine.step(elsewhere)).to.include({ exitCode: 0 });
    await machine.write('notes.txt', 'not committed');
    const { exitCode, said } = await sh('nightly.sh', { ...commit, FAKE_LINE: 'of this one' });
    expect(exitCode, said).to.equal(0);
    expect(said).to.include('trying again with what is there now (1)');
    expect((await historyThere()).split('\n')).to.have.members(['of both', 'of the other', 'of this one']);
  });

  it('makes no commit where the night added nothing', async () => {
    const { said } = await sh('nightly.sh', { ...commit, FAKE_NIGHT: 'none' });
    expect(said).to.include('the night added nothing to the history');
    expect(await pushed()).to.equal('one');
  });

  it('pushes from a clone that is at a commit to the branch that the system names', async () => {
    await machine.git('checkout', '--quiet', '--detach');
    const { exitCode, said } = await sh('nightly.sh', commit);
    expect([exitCode, said.includes('set GATE_BRANCH')]).to.deep.equal([4, true]);
    await machine.git('reset', '--quiet');
    expect((await sh('nightly.sh', { ...commit, CI_COMMIT_REF_NAME: 'main' })).exitCode).to.equal(0);
    expect(await pushed()).to.include('gate: the history of the night');
  });

  it('is 4 where a green night could not be remembered, and red where it was red', async () => {
    await machine.step('rm -r ../origin');
    const env = { GIT_TERMINAL_PROMPT: '0', ...commit };
    expect((await sh('nightly.sh', env)).exitCode).to.equal(4);
    expect((await sh('nightly.sh', { ...env, FAKE_EXIT: '1' })).exitCode).to.equal(1);
  });

  it('is 4 where the branch lost the file meanwhile, and leaves the clone at its own commit', async () => {
    await sh('nightly.sh', commit);
    await machine.step('git clone --quiet ../origin ../other');
    const elsewhere = `cd ../other && git rm --quiet reports/baselines/shop.ndjson &&
      git -c user.name=a -c user.email=a@b commit --quiet -m lost && git push --quiet origin main`;
    expect(await machine.step(elsewhere)).to.include({ exitCode: 0 });
    const { exitCode, said } = await sh('nightly.sh', commit);
    expect([exitCode, said.includes('the history could not be pushed to main')], said).to.deep.equal([4, true]);
    expect(await machine.git('status', '--short', '--branch')).to.match(/^## main$/m);
    expect(await machine.git('log', '-1', '--format=%s')).to.match(/^gate: the history/);
  });

  it('starts nothing where something is wrong beforehand', async () => {
    const { exitCode, said } = await sh('nightly.sh', { GATE_STORE: 'comit' });
    expect([exitCode, await machine.calls()]).to.deep.equal([2, []]);
    expect(said).to.match(/^resilience gate: baseline-store is .* not 'comit'$/m);
  });
});
