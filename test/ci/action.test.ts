/** The steps of the GitHub Action, run as on a machine of GitHub's: what it asks of `resilience`, what it keeps, and what it ends with. */
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { execa } from 'execa';
import { ciFolder, readAction, runAction } from './action-run.ts';
import { type Machine, makeMachine } from './machine.ts';

describe('the GitHub Action', function () {
  this.timeout(20_000);
  let machine: Machine;
  beforeEach(async () => {
    machine = await makeMachine();
  });
  afterEach(() => machine.remove());

  const night = 'reports/gate/2026-11-30-77';
  const keeping = /^Keep the history/;

  it('asks for a night with the options that were given, and tells what came of it', async () => {
    const inputs = { suite: 'nightly', budget: '40m', night: '2026-11-30', args: '--no-bisect  --repeats 10' };
    const run = await runAction(inputs, machine);
    expect(run.exitCode, run.said).to.equal(0);
    const told = ['--history', 'reports/baselines', '--reports', 'reports', '--no-bisect', '--repeats', '10'];
    expect(await machine.calls()).to.deep.equal([
      ['gate', '--suite', 'nightly', '--budget', '40m', '--night', '2026-11-30', ...told],
    ]);
    expect(run.outputs).to.deep.equal({
      ...{ verdict: 'pass', 'exit-code': '0', folder: night },
      summary: `${night}/summary.md`,
    });
  });

  it('gives no option that was not given', async () => {
    await runAction({}, machine);
    expect(await machine.calls()).to.deep.equal([['gate', '--history', 'reports/baselines', '--reports', 'reports']]);
  });

  it('takes what is given as words, whatever is in them, and runs none of it', async () => {
    const odd = '$(touch stolen) `touch stolen`; touch stolen # \'"';
    await runAction({ suite: odd, args: '$(touch stolen) *' }, machine);
    const [words] = await machine.calls();
    expect(words?.[2]).to.equal(odd);
    expect(words?.slice(-3)).to.deep.equal(['$(touch', 'stolen)', '*']);
    expect(await machine.step('ls').then(({ said }) => said)).to.equal('reports');
  });

  for (const [code, verdict] of [
    [1, 'fail'],
    [2, 'error'],
    [3, 'inconclusive'],
    [4, 'error'],
    [130, 'interrupted'],
  ] as const) {
    it(`ends with ${code} as the gate does, calls it ${verdict}, and keeps the history and the evidence all the same`, async () => {
      machine.env.FAKE_EXIT = String(code);
      const run = await runAction({}, machine);
      expect(run.exitCode).to.equal(code);
      expect(run.outputs).to.include({ verdict, 'exit-code': String(code), folder: night });
      expect(run.steps.slice(-2)).to.deep.equal(['Keep the history in the cache', 'Keep the evidence']);
    });
  }

  it('passes on to the gate that the job was cancelled, and waits until its stacks are down', async () => {
    await machine.program('resilience', "trap 'echo down; exit 130' TERM\necho up\nwhile :; do sleep 0.05; done");
    const gate = (await readAction()).runs.steps.find(({ id }) => id === 'gate')!.run!;
    const env = { ...machine.env, GITHUB_ACTION_PATH: ciFolder, GITHUB_OUTPUT: join(machine.project, 'told') };
    const job = execa('sh', ['-e', '-c', gate], { cwd: machine.project, env, extendEnv: false, reject: false });
    job.stdout.on('data', (said) => {
      if (String(said).includes('up\n')) job.kill('SIGINT');
    });
    const { exitCode, stdout } = await job;
    expect(stdout).to.match(/^up\ndown$/m);
    expect(exitCode).to.equal(130);
    expect((await machine.step('cat told')).said).to.include('verdict=interrupted');
  });

  it('keeps nothing of a night that has no folder, not even the one of the night before', async () => {
    await machine.write('reports/gate/2026-11-29-76/night.json', '{}');
    await machine.step('touch -t 202611290300 reports/gate/2026-11-29-76/night.json');
    Object.assign(machine.env, { FAKE_EXIT: '2', FAKE_NIGHT: 'none' });
    const run = await runAction({}, machine);
    expect(run.outputs).to.deep.equal({ verdict: 'error', 'exit-code': '2', folder: '', summary: '' });
    expect(run.steps).to.deep.equal(['Prepare', 'Fetch the history from the cache', 'Gate']);
  });

  it('keeps the folder of this night and the trend site for as long as is wanted', async () => {
    const { uses } = await runAction({ suite: 'nightly', 'retention-days': '14' }, machine);
    expect(uses.at(-1)?.with).to.deep.equal({
      ...{ name: 'resilience-night-nightly', path: `${night}\nreports/trend\n`, 'retention-days': '14' },
      overwrite: 'true',
    });
  });

  describe('with the history', () => {
    const stores = async (store: string) => {
      const run = await runAction({ suite: 'nightly', 'baseline-store': store }, machine);
      return { ...run, kept: run.steps.filter((one) => keeping.test(one)) };
    };

    it('in a cache fetches the newest of the suite and of no other, and keeps it under a key of its own', async () => {
      const { uses, kept } = await stores('cache');
      const [restored, saved] = uses;
      expect(restored?.name).to.match(/^actions\/cache\/restore@/);
      expect(restored?.with).to.deep.equal({
        ...{ path: 'reports/baselines', key: 'resilience-history/nightly/77-1' },
        'restore-keys': 'resilience-history/nightly/',
      });
      expect(saved?.name).to.match(/^actions\/cache\/save@/);
      expect(saved?.with).to.deep.equal({ path: 'reports/baselines', key: 'resilience-history/nightly/77-1' });
      expect(kept).to.have.length(1);
    });

    it('in an artifact fetches that of the last night of this repository and branch, and keeps it again', async () => {
      await machine.program('gh', 'echo "$GH_TOKEN $*" >>gh-calls; if [ "$1" = api ]; then echo 41; fi');
      const { uses, kept, said } = await stores('artifact');
      expect(said).to.include('resilience-history-nightly is that of run 41');
      const { said: calls } = await machine.step('cat gh-calls');
      expect(calls).to.match(
        /^a-token api repos\/we\/shop\/actions\/artifacts\?per_page=100&name=resilience-history-nightly --jq/,
      );
      for (const condition of [
        'head_branch == env.GITHUB_REF_NAME',
        'head_repository_id == .workflow_run.repository_id',
      ])
        expect(calls).to.include(condition);
      expect(calls).to.match(
        /run download 41 --repo we\/shop --name resilience-history-nightly --dir reports\/baselines$/,
      );
      expect(kept).to.deep.equal(['Keep the history as an artifact']);
      expect(uses[0]?.with).to.include({
        name: 'resilience-history-nightly',
        path: 'reports/baselines',
        overwrite: 'true',
      });
    });

    it('in an artifact begins without one on the first night', async () => {
      await machine.program('gh', 'if [ "$1" = run ]; then exit 1; fi');
      const { exitCode, said } = await stores('artifact');
      expect(said).to.include('no night has left resilience-history-nightly yet');
      expect(exitCode).to.equal(0);
    });

    it('in an artifact that cannot be asked for runs no night, which would forget all earlier ones', async () => {
      await machine.program('gh', 'echo "HTTP 403" >&2; exit 1');
      const { exitCode, steps, said } = await stores('artifact');
      expect(exitCode).to.equal(1);
      expect(said).to.include('HTTP 403');
      expect(steps).to.deep.equal(['Prepare', 'Fetch the history from the last artifact']);
    });

    it('nowhere keeps none', async () => {
      const { steps, kept } = await stores('none');
      expect(kept).to.deep.equal([]);
      expect(steps).to.deep.equal(['Prepare', 'Gate', 'Keep the evidence']);
    });
  });

  it('runs a part without adding to the history, and keeps it for three days under a name of its own', async () => {
    const { uses, steps, outputs } = await runAction({ suite: 'nightly', shard: '2/3' }, machine);
    expect(outputs.verdict).to.equal('measured');
    expect((await machine.calls())[0]).to.include.members(['--shard', '2/3']);
    expect(steps.filter((one) => keeping.test(one))).to.deep.equal([]);
    expect(uses.at(-1)?.with).to.include({ name: 'resilience-night-nightly.2-of-3', 'retention-days': '3' });
  });

  it('puts all parts together that were fetched, by folder, and keeps the history', async () => {
    for (const part of [1, 2])
      await machine.write(
        `the parts/resilience-night-nightly.${part}-of-2/gate/2026-11-30-77-shard-${part}/night.json`,
        '{}',
      );
    const { steps, exitCode } = await runAction({ suite: 'nightly', merge: 'the parts', shard: '' }, machine);
    const folder = (part: number) => `the parts/resilience-night-nightly.${part}-of-2/gate/2026-11-30-77-shard-${part}`;
    expect(await machine.calls()).to.deep.equal([
      ['gate', 'merge', folder(1), folder(2), '--history', 'reports/baselines', '--reports', 'reports'],
    ]);
    expect(exitCode).to.equal(0);
    expect(steps.filter((one) => keeping.test(one))).to.have.length(1);
  });

  it('says so where there are no parts to put together', async () => {
    await machine.write('parts/README', '');
    const run = await runAction({ merge: 'parts' }, machine);
    expect(run.said).to.include('no part of a night is below parts');
    expect(run.outputs).to.include({ verdict: 'error', 'exit-code': '4' });
    expect(run.exitCode).to.equal(4);
  });

  describe('refuses before anything runs', () => {
    const refusal = async (inputs: Readonly<Record<string, string>>): Promise<string> => {
      const { exitCode, steps, said } = await runAction(inputs, machine);
      expect([exitCode, steps]).to.deep.equal([2, ['Prepare']]);
      return said;
    };

    it('a store that it does not know', async () => {
      const said = await refusal({ 'baseline-store': 'cash' });
      expect(said).to.include(
        "::error title=resilience gate::baseline-store is commit, cache, artifact or none, and not 'cash'",
      );
    });

    it('a shallow clone, in which the accepted revision is missing', async () => {
      await machine.git('-c', 'user.name=a', '-c', 'user.email=a@b', 'commit', '--quiet', '--allow-empty', '-m', 'one');
      await machine.step('git rev-parse HEAD >.git/shallow');
      expect(await refusal({})).to.include('the clone is shallow: check out the whole history (fetch-depth: 0');
    });

    it('a machine without resilience', async () => {
      const where = (await machine.step('dirname "$(command -v resilience)"')).said;
      await machine.step('rm "$(command -v resilience)"');
      machine.env.PATH = [where, '/usr/bin', '/bin'].join(':');
      expect(await refusal({})).to.include('install the packages of the project first (npm ci)');
    });
  });

  it("takes the project's own resilience before one that is on PATH, and another version from the registry where that is asked for", async () => {
    await machine.write('node_modules/.bin/resilience', '#!/bin/sh\necho of the project "$@"\n');
    await machine.step('chmod +x node_modules/.bin/resilience');
    expect((await runAction({}, machine)).said).to.include('of the project gate');
    await machine.program(
      'npm',
      'echo "$*"; mkdir -p "$4/bin"; printf "#!/bin/sh\\necho of the registry \\"\\$@\\"\\n" >"$4/bin/resilience"; chmod +x "$4/bin/resilience"',
    );
    const { said } = await runAction({ version: '0.1.0' }, machine);
    expect(said).to.match(/install --global --prefix \S+\/resilience-0\.1\.0 .*resilience@0\.1\.0/);
    expect(said).to.include('of the registry gate');
  });

  it('has a script for each step that runs one, uses each input, and puts none into a script', async () => {
    const { inputs, runs } = await readAction();
    for (const { run = '' } of runs.steps.filter((one) => one.run !== undefined)) {
      const [, script] = /^(?:exec )?sh "\$GITHUB_ACTION_PATH\/([\w-]+\.sh)"$/.exec(run) ?? [];
      expect(script, run).to.be.a('string');
      await access(join(ciFolder, script!));
    }
    const text = JSON.stringify(runs);
    expect(Object.keys(inputs).filter((name) => !text.includes(`inputs.${name}`))).to.deep.equal([]);
  });
});
