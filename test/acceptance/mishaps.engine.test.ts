/** What may happen to a run from outside: exit 4, what could be recorded is kept, what could be undone is undone, the rest is named. */

import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import process from 'node:process';
import { expect } from 'chai';
import { execa } from 'execa';
import { breakableEngine } from '../engine/docker/breakable-engine.ts';
import { type Folder, folderWith } from './cli.ts';
import { leftOf, onlyRun, runsIn, until, whenTold } from './engine.ts';
import { frozen, scenario, stack } from './tiny.ts';
import { together } from './together.ts';

const long = scenario({ experiments: frozen('6s', 'expect(page).fails()', '1s') });

describe('a run that is met', () => {
  const opened: Folder[] = [];
  const open = async (text: string): Promise<Folder> => {
    const folder = await folderWith({ ...stack(), 'a.ts': text });
    opened.push(folder);
    return folder;
  };
  after(() => Promise.all(opened.map((one) => one.remove())));

  together({
    'by a port that somebody took ends with R404, and nothing is left': async () => {
      const folder = await open(scenario());
      const started = folder.start(['run', 'a.ts']);
      const port = await until(async () => {
        const [run] = await runsIn(folder);
        if (!run?.files.includes('compose.yaml')) return null;
        return /published: "(\d+)"/.exec(folder.read(`${run.path}/compose.yaml`))?.[1];
      });
      const server = createServer().listen(Number(port), '127.0.0.1');
      const { exitCode, stdout } = await started.done;
      server.close();
      expect(exitCode, stdout).to.equal(4);
      expect(stdout)
        .to.match(/R404/)
        .and.match(/left behind {2}nothing/);
      const run = await onlyRun(folder);
      expect(run.of('run.ended')[0]).to.deep.include({ ending: 'aborted', leftovers: [] });
      expect(await leftOf(run.run)).to.deep.equal([]);
    },

    'by an engine that dies ends with R402, keeps its directory, and names what is left and how to remove it':
      async () => {
        const folder = await open(long);
        const engine = await breakableEngine();
        const started = folder.start(['run', 'a.ts'], { DOCKER_HOST: engine.dockerHost });
        const { run } = await whenTold(folder, started, 'inject.ended');
        engine.shut();
        const { exitCode, stdout } = await started.done;
        engine.close();
        expect(exitCode, stdout).to.equal(4);
        expect(stdout)
          .to.match(/R402/)
          .and.match(new RegExp(run))
          .and.match(/resilience recover/);
        const { files, of } = await onlyRun(folder);
        expect(files).to.include.members([
          'plan.json',
          'timeline.ndjson',
          'ledger.ndjson',
          'result.json',
          'report.html',
        ]);
        expect(of('run.ended')[0]?.leftovers.join()).to.include(run);
        expect(await leftOf(run)).not.to.deep.equal([]);
        expect((await folder.run(['recover', run])).exitCode).to.equal(0);
        expect(await leftOf(run)).to.deep.equal([]);
      },
  });

  it('by a full disk ends with R405, takes its stack down and keeps what was recorded', async function () {
    if (process.getuid?.() !== 0) return this.skip();
    const folder = await open(scenario({ experiments: frozen('60s') }));
    const reports = join(folder.path, 'reports');
    await mkdir(reports);
    await execa('mount', ['-t', 'tmpfs', '-o', 'size=96k', 'tmpfs', reports]);
    try {
      const { exitCode, stdout, stderr } = await folder.run(['run', 'a.ts']);
      expect(exitCode, stdout + stderr).to.equal(4);
      expect(stdout)
        .to.match(/R405/)
        .and.match(/left behind {2}nothing/);
      const run = await onlyRun(folder);
      expect(run.of('inject.ended')).to.have.length(1);
      expect(await leftOf(run.run)).to.deep.equal([]);
      const again = await folder.run(['report', run.path]);
      expect(again.stdout).to.match(/a pause/);
    } finally {
      await execa('umount', [reports]);
    }
  }).timeout(120_000);
});
