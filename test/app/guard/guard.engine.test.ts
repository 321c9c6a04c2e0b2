/** Runs whose harness dies by a SIGKILL, on the real engine: what its guardian does, and what the next run does where that was killed too. */
import process from 'node:process';
import { expect } from 'chai';
import type Docker from 'dockerode';
import { engineKind } from '../../../harness/app/engine.ts';
import { lockAttached } from '../../../harness/app/guard/attached-lock.ts';
import { sweep } from '../../../harness/app/guard/sweep.ts';
import { openEngine } from '../../../harness/engine/docker/client.ts';
import type { FailureError } from '../../../harness/model/failure.ts';
import { ensureEngine, type Machine } from '../../../harness/provision/ensure.ts';
import { type Folder, folderWith } from '../../acceptance/cli.ts';
import { until } from '../../acceptance/engine.ts';
import { files } from '../../bench/sigkills/project.ts';
import { killMany } from '../../bench/sigkills/sigkills.ts';
import { bringUp, type SomebodysProject } from '../../bench/sigkills/somebodys-project.ts';
import { type RunToKill, startRun } from '../../bench/sigkills/started-run.ts';
import { breakableEngine } from '../../engine/docker/breakable-engine.ts';

describe('a harness that dies by a SIGKILL', () => {
  let machine: Machine;
  let docker: Docker;
  let folder: Folder;
  let project: SomebodysProject;
  before(async () => {
    machine = await ensureEngine({ mayProvision: false, onProgress: () => undefined, env: process.env });
    docker = openEngine(machine.endpoint);
    folder = await folderWith(files);
    project = await bringUp(machine, docker, `guarded-${process.pid}`, folder.path);
  });
  after(async () => {
    await project.down();
    await folder.remove();
  });

  const start = (run: RunToKill) => startRun(run, docker, machine.endpoint.dockerHost);

  it('leaves nothing within 15 s: no stack of its own, and of a project that it attached to neither fault nor lock', async () => {
    const results = await killMany({ count: 4, seed: 'ci', lanes: 2, say: () => undefined });
    const left = results
      .filter(({ took }) => took === null)
      .map((one) => `${one.fault}: ${one.left.join()}\n${one.log}`);
    expect(left.join('\n')).to.equal('');
    expect(
      results.filter(({ held }) => held),
      'killed while a fault was held',
    ).not.to.deep.equal([]);
  }).timeout(90_000);

  it('with its guardian has the next run clean up, stacks and what it did to others', async () => {
    const runs = await Promise.all([
      start({ fault: 'hang', attached: null }),
      start({ fault: 'disconnect', attached: project }),
    ]);
    await Promise.all(runs.map((run) => run.intended()));
    for (const run of runs) for (const pid of run.processes()) process.kill(pid, 'SIGKILL');
    for (const run of runs) expect(await run.left()).not.to.deep.equal([]);
    const told: string[] = [];
    await sweep(machine, (line) => told.push(line));
    for (const run of runs) expect(await run.left()).to.deep.equal([]);
    expect(told.filter((line) => /^cleaned up after the run .*, whose process was killed$/.test(line))).to.have.length(
      2,
    );
    await Promise.all(runs.map((run) => run.remove()));
  }).timeout(90_000);

  it('while the engine does not answer is cleaned up after as soon as that does again', async () => {
    const engine = await breakableEngine();
    const run = await startRun({ fault: 'pause', attached: project }, docker, engine.dockerHost);
    await run.intended();
    engine.shut();
    await run.kill();
    await until(async () => /not yet: R402/.test(await run.text('guardian.log')));
    expect(await run.left()).not.to.deep.equal([]);
    engine.open();
    await until(async () => (await run.left()).length === 0);
    engine.close();
    await run.remove();
  }).timeout(90_000);

  it('frees the project that it attached to, which nobody else could use until then', async () => {
    const run = await start({ fault: 'stop', attached: project });
    await run.intended();
    await sweep(machine, () => undefined);
    const attached = await engineKind.findProject(machine.endpoint, project.name);
    const labels = { run: 'the-next', project: 'resilience-the-next', folder: folder.path };
    const refused: FailureError = await lockAttached(attached, machine, labels).then(
      () => expect.fail('two have the lock'),
      (error: unknown) => error as FailureError,
    );
    expect(refused.message)
      .to.match(new RegExp(`^R426: ${project.name} is in use by the run \\S+ \\(process ${run.pid} on `))
      .and.match(/ since \d{4}-\d\d-\d\d \d\d:\d\d UTC$/);
    await run.kill();
    await lockAttached(attached, machine, labels);
    expect(await project.changes()).to.deep.equal([]);
    await engineKind.releaseLock(machine.endpoint, labels.run);
    expect(await run.left()).to.deep.equal([]);
    await run.remove();
  }).timeout(90_000);
});
