/** The oldest engine that is promised, for real: the shipped stack builds on it, breaks and comes back as on any other. */
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import type { ExperimentAnalysis } from '../../harness/model/analysis.ts';
import { makeCertificates } from '../provision/certificates.ts';
import { startSshServer } from '../provision/ssh/ssh-server.ts';
import { type Folder, folderWith, type Result } from './cli.ts';
import { onlyRun, type RunFiles } from './engine.ts';
import { type OldEngine, startOldEngine } from './old-engine.ts';
import { frozen, stack, scenario as tinyScenario } from './tiny.ts';

const numbers = fileURLToPath(new URL('../../stacks/numbers/stack.ts', import.meta.url));

const scenario = `
import { breakDependency, crash, defineScenario, expect, http } from 'resilience';
import { numbers } from '${numbers}';
const [api, web] = [numbers.service('numbers-api'), numbers.service('numbers-web')];
const [health, click] = [http(api, '/health'), http(web, '/api/number', { rate: '5/s' })];
export default defineScenario({
  title: 'numbers on an old engine',
  stack: numbers.with({ API_RESTART: 'on-failure' }),
  probes: { health, click },
  experiments: {
    'a crash': {
      fault: crash(api), baseline: '3s', recovery: '15s',
      after: [expect(health).recovers({ within: '4s' }), expect(api).recovers({ within: 'predicted' })],
    },
    'no way to the API': {
      fault: breakDependency({ from: web, to: api }), baseline: '3s', hold: '4s', recovery: '18s',
      during: [expect(web).isNotDetected({ by: 'engine' })],
      after: [expect(click).recovers({ within: '6s' })],
    },
  },
});
`;

/** The same with a setting that engines know from 25 on. */
const tooNew = scenario
  .replace("'on-failure' })", "'on-failure' }).override({ 'numbers-api': { healthcheck: { start_interval: '1s' } } })")
  .replace("recovery: '15s'", "recovery: '60s'");

/** By the loopback address of an engine that is elsewhere: users are asked inside, a route of the service goes through the tunnel. */
const far = tinyScenario({
  more: "load: { outside: http(web, '/', { rate: '5/s', from: 'host' }) },",
  experiments: frozen('2s'),
});

/** Debian's own engine needs Debian's own C library, and root. */
const possible = existsSync('/etc/debian_version') && process.getuid?.() === 0;

(possible ? describe : describe.skip)('engine 20.10, over TCP with TLS, and by SSH', function () {
  this.timeout(240_000);
  let engine: OldEngine | undefined;
  let folder: Folder;
  let result: Result;
  let run: RunFiles;

  before(async () => {
    engine = await startOldEngine();
    folder = await folderWith({ 'a.ts': scenario, 'new.ts': tooNew, 'far.ts': far, ...stack() });
    result = await folder.run(['run', 'a.ts', '--seed', 'old'], { ...engine.env, CI: 'true' });
    expect(await folder.files('reports'), result.stderr).to.not.deep.equal([]);
    run = await onlyRun(folder);
  });

  it('is not found without a certificate that it takes, and says so before anything starts', async () => {
    const withoutAny = await folder.run(['run', 'a.ts'], { DOCKER_HOST: engine?.env.DOCKER_HOST });
    expect(withoutAny.exitCode).to.equal(4);
    expect(withoutAny.stderr).to.match(/^error R401: no engine answers at tcp:.*status 400/m);
    const others = makeCertificates();
    const withOthers = await folder.run(['run', 'a.ts'], { ...engine?.env, DOCKER_CERT_PATH: others });
    await rm(others, { recursive: true });
    expect(withOthers.exitCode).to.equal(4);
    expect(withOthers.stderr).to.match(/^error R401: no engine answers at tcp:.*certificate/m);
  });

  it('is broken and measured by SSH too, its ports on another loopback address than ours', async () => {
    const ssh = await startSshServer();
    try {
      const env = { ...ssh.env, DOCKER_HOST: `${ssh.address}${engine?.socket}`, CI: 'true' };
      const far = await folder.run(['run', 'far.ts', '--reports', 'far'], env);
      expect(far.exitCode, far.stdout + far.stderr).to.equal(0);
      const kept = (await folder.files('far')).find((name) => name.endsWith('plan.json'));
      const plan = JSON.parse(folder.read(`far/${kept}`));
      expect(plan).to.include({ elsewhere: 'tunnel' });
      expect(plan.probes.page).to.include({ from: 'network' });
      const doctor = await folder.run(['doctor'], env);
      expect(doctor.stdout).to.match(/engine elsewhere +probes are asked from inside/);
    } finally {
      await ssh.stop();
    }
  });

  it('refuses what would be asked from here where no tunnel leads', async () => {
    const env = { ...engine?.env, RESILIENCE_ENGINE_AT: 'elsewhere' };
    const refused = await folder.run(['run', 'far.ts', '--reports', 'refused'], env);
    expect(refused.exitCode, refused.stdout).to.equal(2);
    expect(refused.stderr).to.match(/^error R237: web is asked from this machine, and the engine publishes/m);
    expect(await folder.files('refused')).to.deep.equal([]);
  });

  after(async () => {
    await folder?.remove();
    if (engine !== undefined) expect(await engine.end()).to.deep.equal([]);
  });

  const experiment = (name: string): ExperimentAnalysis => run.result().experiments.find((one) => one.name === name)!;

  it('builds the stack and holds every expectation', () => {
    expect(engine?.version).to.match(/^20\.10\./);
    expect(result.exitCode, result.stdout + result.stderr).to.equal(0);
    expect(run.result()).to.deep.include({ verdict: 'pass', ending: 'completed', leftovers: [] });
    expect(run.result().engine).to.include({ version: engine?.version, apiVersion: '1.41' });
  });

  it('says which images it keeps for the next run, and removes them when it is asked to', async () => {
    const { kept } = run.result();
    expect(kept?.names).to.deep.equal(['resilience-numbers-api:v3', 'resilience-numbers-web:v3']);
    expect(kept?.bytes).to.be.within(10_000, 50_000_000);
    expect(result.stdout).to.match(/left behind {2}nothing but 2 built images \(\d+ [KM]iB\)/);
    const env = { ...engine?.env };
    expect(await folder.run(['recover', '--images'], env)).to.deep.include({
      exitCode: 0,
      stdout: `${result.stdout.match(/2 built images \(\d+ [KM]iB\)/)?.[0]} removed\n`,
    });
    expect((await folder.run(['recover', '--images'], env)).stdout).to.equal('no run has built an image here\n');
  });

  it('is reported before anything is built or started where it is too old for the Compose file', async () => {
    const refused = await folder.run(['run', 'new.ts', '--reports', 'none'], { ...engine?.env });
    expect(refused.exitCode, refused.stderr).to.equal(2);
    expect(refused.stderr).to.match(/^error R414: numbers-api has a start_interval, and this engine is 20/m);
    expect(await folder.files('none')).to.deep.equal([]);
  });

  it('has a crash seen by the restart policy, which heals it within the predicted bounds', () => {
    const changes = run.of('container.changed').filter(({ service }) => service === 'numbers-api');
    expect(changes.map(({ change }) => change.to)).to.include('died');
    expect(run.of('inject.ended').map(({ landing }) => landing)).to.deep.equal(['applied', 'applied']);
    const { probes, services } = experiment('a crash');
    const health = probes.find(({ probe }) => probe === 'health')!;
    const api = services.find(({ service }) => service === 'numbers-api')!;
    if (!health.recovery.seen || !api.detection.seen) throw new Error(result.stdout);
    expect(health.recovery.time.value).to.be.within(100, 4000);
    expect(api.detection.time.value).to.be.within(0, 800);
    expect(api.restarts).to.have.length(1);
  });

  it('has a dependency broken by packet rules, and users who fail for as long as it is', () => {
    const click = experiment('no way to the API').probes.find(({ probe }) => probe === 'click')!;
    expect(click.downtime.value).to.be.within(3000, 8000);
    if (!click.residualRecovery?.seen) throw new Error(result.stdout);
    expect(click.residualRecovery.time.value).to.be.below(6000);
  });
});
