/** An engine that forbids what a fault needs: said at plan time, before anything of the stack starts. */
import { expect } from 'chai';
import { type Folder, folderWith } from './cli.ts';
import { forbiddingEngine } from './forbidding-engine.ts';
import { scenario, stack } from './tiny.ts';

describe('an engine that forbids', () => {
  let folder: Folder;
  const open = async (experiments: string): Promise<void> => {
    const restarting = { ...stack() };
    restarting['tiny/compose.yaml'] = `${restarting['tiny/compose.yaml']}    restart: on-failure\n`;
    folder = await folderWith({ ...restarting, 'a.ts': scenario({ experiments }) });
  };
  afterEach(() => folder.remove());

  const crashes = (name: string): string =>
    `'${name}': { fault: crash(web), recovery: '10s', after: [expect(page).recovers({ within: '5s' })] },`;

  it("the host's process ids is a problem of every crash, with its reason and a way out, and nothing starts", async () => {
    await open(`${crashes('one crash')} ${crashes('another')}`);
    const reason = 'cannot share the host PID namespace when user namespaces are enabled';
    const engine = await forbiddingEngine(/"PidMode":"host"/, reason);
    const running = folder.run(['run', 'a.ts'], { DOCKER_HOST: engine.dockerHost });
    const { exitCode, stdout, stderr } = await running.finally(() => engine.close());
    expect(exitCode, stdout + stderr).to.equal(2);
    expect(stderr).to.match(/error R214: .*--pid host.*user namespaces/);
    expect(stderr).to.match(/at {2}a\.ts, experiments 'one crash', 'another'/);
    expect(stderr).to.match(/fix /);
    expect(await folder.files('reports')).to.deep.equal([]);
  }).timeout(60_000);

  it('what no fault of the scenario needs is no problem', async () => {
    await open(
      "'a kill': { fault: kill(web), baseline: '1s', recovery: '1s', after: [expect(web).doesNotRecover()] },",
    );
    const engine = await forbiddingEngine(/"PidMode":"host"/, 'forbidden');
    const running = folder.run(['run', 'a.ts'], { DOCKER_HOST: engine.dockerHost });
    const { exitCode, stdout, stderr } = await running.finally(() => engine.close());
    expect(exitCode, stdout + stderr).to.equal(0);
  }).timeout(60_000);
});
