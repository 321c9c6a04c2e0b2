/** `resilience run --watch`: again whenever the scenario file changes, until Ctrl-C. */
import { expect } from 'chai';
import { folderWith } from './cli.ts';
import { leftOf, runsIn } from './engine.ts';
import { frozen, scenario, stack } from './tiny.ts';

describe('a run that watches its scenario', () => {
  it('is repeated when the file changes, reports a mistake and goes on, and ends cleanly by Ctrl-C', async () => {
    const folder = await folderWith({ ...stack(), 'a.ts': scenario() });
    const started = folder.start(['run', '--watch', 'a.ts']);
    await started.says(/watching a\.ts; Ctrl-C ends/);
    await folder.write('a.ts', `${scenario()}\nconst a = ;\n`);
    await started.says(/error R103/);
    await started.says(/watching a\.ts; Ctrl-C ends/, 2);
    await folder.write('a.ts', scenario({ experiments: frozen('40s') }));
    await started.says(/watching the steady state/, 2);
    started.kill('SIGINT');
    const { exitCode, stdout } = await started.done;
    expect(exitCode).to.equal(130);
    expect(stdout).to.match(/PASS[\s\S]*INCONCLUSIVE/);
    const runs = await runsIn(folder);
    expect(runs.map((run) => run.of('run.ended')[0]?.ending)).to.deep.equal(['completed', 'interrupted']);
    for (const { run } of runs) expect(await leftOf(run)).to.deep.equal([]);
    await folder.remove();
  }).timeout(60_000);
});
