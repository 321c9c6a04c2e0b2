/** The real private engine, in a folder of its own: up twice at once, hurt, up again, and gone without a trace. */
import { existsSync } from 'node:fs';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import Docker from 'dockerode';
import { execa } from 'execa';
import { paths } from '../../../harness/provision/host/paths.ts';
import { processesWith } from '../../../harness/provision/host/process.ts';
import { engineDown, engineStatus, engineUp } from '../../../harness/provision/private-engine/private-engine.ts';
import { tracesOf } from '../traces.ts';

describe('the private engine', function () {
  this.timeout(60_000);
  const quiet = () => {};
  let env: Record<string, string | undefined>;

  before(async () => {
    env = { ...process.env, RESILIENCE_HOME: await mkdtemp(join(tmpdir(), 'rsl-')) };
  });

  after(() => engineDown(env, { purge: true }, quiet));

  /** `engineUp` in a process of its own, as two commands would be. */
  const upElsewhere = () => {
    const door = new URL('../../../harness/provision/private-engine/private-engine.ts', import.meta.url).href;
    const script = `import { engineUp } from '${door}'; console.log(JSON.stringify(await engineUp(process.env, () => {})));`;
    return execa(process.execPath, ['--input-type=module', '--eval', script], { env });
  };

  const pidAndState = async () => {
    const { state, pid } = await engineStatus(env);
    return { state, pid };
  };

  it('starts once when two ask for it at once', async () => {
    const answers = (await Promise.all([upElsewhere(), upElsewhere()])).map(({ stdout }) => JSON.parse(stdout));
    expect(answers.map(({ state }) => state)).to.deep.equal(['running', 'running']);
    expect(answers[0].pid).to.equal(answers[1].pid);
    expect(await processesWith(`--config-file ${paths(env).home}/daemon.json`)).to.deep.equal([answers[0].pid]);
  });

  it('answers at its socket, and serves its metrics where its containers reach them', async () => {
    const { dockerHost, metrics } = await engineStatus(env);
    const info = await new Docker({ socketPath: dockerHost.replace('unix://', '') }).info();
    expect(info.DockerRootDir).to.equal(paths(env).data);
    const { pool, metricsPort } = JSON.parse(await readFile(paths(env).state, 'utf8'));
    expect(metrics).to.equal(`http://${pool.replace(/0$/, '1')}:${metricsPort}/metrics`);
    expect(await (await fetch(metrics!)).text()).to.match(/^engine_daemon_engine_info/m);
  });

  it('has an init for containers that ask for one', async () => {
    const info = await new Docker({ socketPath: paths(env).socket }).info();
    expect(existsSync(info.InitBinary)).to.equal(true);
  });

  it('answers at once when it runs already', async () => {
    const { pid } = await engineStatus(env);
    const lines: string[] = [];
    expect((await engineUp(env, (line) => lines.push(line))).pid).to.equal(pid);
    expect(lines).to.deep.equal([]);
  });

  it('is known to be gone when it was killed, and starts again', async () => {
    const { pid } = await engineStatus(env);
    process.kill(pid!, 'SIGKILL');
    const end = performance.now() + 5000;
    while ((await pidAndState()).state !== 'stale' && performance.now() < end) await new Promise(setImmediate);
    expect(await pidAndState()).to.deep.equal({ state: 'stale', pid: null });
    const again = await engineUp(env, quiet);
    expect(again.state).to.equal('running');
    expect(again.pid).to.not.equal(pid);
  });

  it('goes down, and comes up without a download', async () => {
    await engineDown(env, { purge: false }, quiet);
    expect(await pidAndState()).to.deep.equal({ state: 'stopped', pid: null });
    const lines: string[] = [];
    await engineUp(env, (line) => lines.push(line));
    expect(lines).to.deep.equal(['starting the engine']);
  });

  it("leaves another engine's bridge alone, whether it starts for the first time or again", async () => {
    const made = !existsSync('/sys/class/net/docker0');
    if (made) await execa('ip', ['link', 'add', 'docker0', 'type', 'bridge']);
    try {
      const index = await readFile('/sys/class/net/docker0/ifindex', 'utf8');
      await engineDown(env, { purge: false }, quiet);
      await engineUp(env, quiet);
      expect(await readFile('/sys/class/net/docker0/ifindex', 'utf8')).to.equal(index);
    } finally {
      if (made) await execa('ip', ['link', 'delete', 'docker0']);
    }
  });

  it('leaves no process, mount, bridge, control group, packet rule or file when it is purged', async () => {
    const own = paths(env);
    const pool: string = JSON.parse(await readFile(paths(env).state, 'utf8')).pool;
    await engineDown(env, { purge: true }, quiet);
    expect(await tracesOf(own, pool)).to.deep.equal([]);
    expect(existsSync(own.home)).to.equal(false);
  });

  it('takes a purge of nothing for granted', async () => {
    await engineDown(env, { purge: true }, quiet);
    expect(await pidAndState()).to.deep.equal({ state: 'absent', pid: null });
  });
});
