/** Runs that are ended before their time: whoever ends them, the fault is reverted, the stack is gone and the directory whole. */

import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { expect } from 'chai';
import { type Folder, folderWith, type Result } from './cli.ts';
import { docker, leftOf, onlyRun, strangersContainer, until, whenTold } from './engine.ts';
import { frozen, scenario, stack } from './tiny.ts';
import { together } from './together.ts';

const long = scenario({
  experiments: frozen('40s', 'expect(page).fails()', '40s').replace("baseline: '1s'", "baseline: '3s'"),
});
const longRecovery = scenario({ experiments: frozen('1s', 'expect(page).fails()', '40s') });

describe('a run that is ended', () => {
  const opened: Folder[] = [];
  const begin = async (text: string, words: readonly string[] = []) => {
    const folder = await folderWith({ ...stack(), 'a.ts': text });
    opened.push(folder);
    return { folder, started: folder.start(['run', 'a.ts', ...words]) };
  };
  after(() => Promise.all(opened.map((one) => one.remove())));

  /** What must be true of every run that was interrupted. */
  const checkInterrupted = async (folder: Folder, { exitCode, stdout, stderr }: Result): Promise<void> => {
    expect(exitCode, stderr).to.equal(130);
    expect(stdout, stderr).to.match(/left behind {2}nothing/);
    const run = await onlyRun(folder);
    const ended = run.of('run.ended')[0];
    expect(ended).to.deep.include({ ending: 'interrupted', leftovers: [] });
    expect(ended?.failures.map((one) => one.code)).to.deep.equal(['R308']);
    expect(run.events().at(-1)).to.have.property('type', 'run.ended');
    expect(run.files).to.include.members([
      'plan.json',
      'ledger.ndjson',
      'result.json',
      'report.html',
      'logs/web-1.log',
    ]);
    expect(await leftOf(run.run)).to.deep.equal([]);
    const ledger = folder.read(`${run.path}/ledger.ndjson`).split('\n').slice(0, -1);
    const states = ledger.map((line) => (JSON.parse(line) as { state: string }).state);
    expect(states.filter((one) => one === 'done')).to.have.length(states.filter((one) => one === 'intended').length);
  };

  together({
    'by Ctrl-C while its stack comes up ends at once, with nothing left': async () => {
      const { folder, started } = await begin(long);
      await started.says(/bringing the stack up/);
      started.kill('SIGINT');
      expect((await started.done).exitCode).to.equal(130);
      const run = await onlyRun(folder);
      expect(run.of('run.ended')[0]).to.deep.include({ ending: 'interrupted', leftovers: [] });
      expect(await leftOf(run.run)).to.deep.equal([]);
    },

    'by Ctrl-C in its baseline is cleaned up': async () => {
      const { folder, started } = await begin(long);
      await started.says(/watching the steady state/);
      started.kill('SIGINT');
      await checkInterrupted(folder, await started.done);
    },

    'by Ctrl-C while its fault holds is cleaned up, and published its port on the loopback address alone': async () => {
      const { folder, started } = await begin(long);
      const { run } = await whenTold(folder, started, 'inject.ended');
      const [found] = await docker().listContainers({ filters: { label: [`resilience.run=${run}`] } });
      expect(found?.State).to.equal('paused');
      const ports = found?.Ports.filter((one) => one.PublicPort !== undefined) ?? [];
      expect(ports.map((one) => one.IP)).to.deep.equal(['127.0.0.1']);
      for (const address of addressesOfThisMachine()) {
        expect(await answers(address, ports[0]!.PublicPort!), `${address} is closed`).to.equal(false);
      }
      started.kill('SIGINT');
      const result = await started.done;
      expect(result.stderr).to.match(/SIGINT: undoing the fault and taking the stack down/);
      expect(result.stdout).to.match(/INCONCLUSIVE/);
      await checkInterrupted(folder, result);
      expect(folder.read(`${(await onlyRun(folder)).path}/ledger.ndjson`)).to.match(/"done"/);
    },

    'by Ctrl-C in its recovery is cleaned up': async () => {
      const { folder, started } = await begin(longRecovery);
      await started.says(/watching the recovery/);
      started.kill('SIGINT');
      await checkInterrupted(folder, await started.done);
    },

    'by SIGTERM is cleaned up': async () => {
      const { folder, started } = await begin(long);
      await whenTold(folder, started, 'inject.ended');
      started.kill('SIGTERM');
      await checkInterrupted(folder, await started.done);
    },

    'by Ctrl-C does not begin the scenarios that are left': async () => {
      const { folder, started } = await begin(long, ['b.ts']);
      await folder.write('b.ts', long);
      await started.says(/watching the steady state/);
      started.kill('SIGINT');
      expect((await started.done).exitCode).to.equal(130);
      expect(await folder.files('reports/b')).to.deep.equal([]);
    },

    'by an expired budget ends with 4, and the next scenario is run all the same': async () => {
      const short = scenario({ more: "budget: '4s',", experiments: frozen('20s') });
      const folder = await folderWith({ ...stack(), 'a.ts': short, 'b.ts': scenario() });
      opened.push(folder);
      const { exitCode, stdout } = await folder.run(['run', 'a.ts', 'b.ts']);
      expect(exitCode, stdout).to.equal(4);
      expect(stdout)
        .to.match(/R305/)
        .and.match(/budget of 4 s/)
        .and.match(/PASS {2}1 of 1/);
    },
  });

  it('by SIGKILL has its guardian take down its stack within 15 s, and leave everybody else’s alone', async () => {
    const { folder, started } = await begin(long);
    const { run } = await whenTold(folder, started, 'inject.ended');
    const stranger = await strangersContainer();
    try {
      started.kill('SIGKILL');
      await started.done;
      const killed = performance.now();
      await until(async () => (await leftOf(run)).length === 0);
      expect(performance.now() - killed).to.be.below(15_000);
      expect(await stranger.exists()).to.equal(true);
    } finally {
      await stranger.remove();
    }
    const { path } = await onlyRun(folder);
    await until(async () => /done after .* nothing is left/.test(folder.read(`${path}/guardian.log`)));
    const { exitCode, stdout } = await folder.run(['analyze', path]);
    expect(exitCode).to.equal(4);
    expect(stdout).to.match(/R308/);
  }).timeout(120_000);

  it('by Ctrl-C twice leaves at once, and says that its guardian removes what is left', async () => {
    const { folder, started } = await begin(long);
    const { run } = await whenTold(folder, started, 'inject.ended');
    started.kill('SIGINT');
    await started.says(/once more to stop at once/);
    started.kill('SIGINT');
    const { exitCode, stderr } = await started.done;
    expect(exitCode).to.equal(130);
    if (/stopped at once/.test(stderr)) expect(stderr).to.match(/removed within seconds/);
    await until(async () => (await leftOf(run)).length === 0);
  }).timeout(120_000);
});

const addressesOfThisMachine = (): readonly string[] =>
  Object.values(networkInterfaces()).flatMap((all) =>
    (all ?? []).filter((one) => !one.internal && one.family === 'IPv4').map((one) => one.address),
  );

const answers = (host: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 1000 });
    const end = (open: boolean) => () => {
      socket.destroy();
      resolve(open);
    };
    socket.once('connect', end(true)).once('error', end(false)).once('timeout', end(false));
  });
