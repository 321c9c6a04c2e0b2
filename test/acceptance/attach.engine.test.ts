/** `resilience run --attach`: a project that is up is broken once somebody has said yes, and what others do to it meanwhile is named. */
import { expect } from 'chai';
import { type PlainProject, plainProject } from '../engine/docker/plain-project.ts';
import { type Folder, folderWith } from './cli.ts';
import { docker, leftOf, runsIn } from './engine.ts';

const up = `
services:
  web:
    image: \${RESILIENCE_NODE_IMAGE}
    command: [node, -e, "require('http').createServer((q, r) => r.end('ok')).listen(80); process.on('SIGTERM', () => process.exit())"]
    restart: always
  other:
    image: \${RESILIENCE_NODE_IMAGE}
    command: [sh, -c, "trap exit TERM; sleep infinity & wait"]
`;

const scenario = `
import { crash, defineScenario, defineStack, expect, http } from 'resilience';
const stack = defineStack(import.meta, { compose: 'not-here.yaml', services: { web: { port: 80 } } });
const web = stack.service('web');
export default defineScenario({
  title: 'a crash',
  stack,
  probes: { front: http(web, '/') },
  experiments: {
    'web crashes': { fault: crash(web), baseline: '1s', recovery: '4s', after: [expect(web).isDetected({ by: 'engine', within: '2s' })] },
  },
});
`;

describe('a run that attaches', function () {
  this.timeout(90_000);
  let project: PlainProject;
  let folder: Folder;

  before(async () => {
    project = await plainProject(up);
    folder = await folderWith({ 'a.ts': scenario });
  });

  after(async () => {
    await folder?.remove();
    await project?.down();
  });

  const idOf = async (service: string): Promise<string> =>
    (await docker().getContainer(`${project.name}-${service}-1`).inspect()).Id;

  it('shows whom it would break, and breaks nobody where nobody can say yes', async () => {
    const planned = await folder.run(['plan', 'a.ts', '--attach', project.name]);
    expect(planned).to.include({ exitCode: 0 });
    expect(planned.stdout).to.include(`attached to the project ${project.name}, which is up`);
    const { exitCode, stderr } = await folder.run(['run', 'a.ts', '--attach', project.folder]);
    expect(exitCode).to.equal(2);
    expect(stderr).to.match(new RegExp(`web +${project.name}-web-1 +crash of web`));
    expect(stderr).to.include('error R234').and.include('say it with --yes');
    expect(await runsIn(folder)).to.deep.equal([]);
  });

  it('leaves the project up, and names what somebody else created again meanwhile', async () => {
    const [web, other] = [await idOf('web'), await idOf('other')];
    const started = folder.start(['run', 'a.ts', '--attach', project.name, '--yes']);
    await started.says(/watching the recovery/);
    await project.compose('up', '-d', '--force-recreate', '--no-deps', 'other');
    const { exitCode, stdout } = await started.done;
    expect([exitCode, stdout.match(/R331.*/)?.[0]]).to.deep.equal([
      3,
      `R331  the container ${project.name}-other-1 was created again by somebody else during the run`,
    ]);
    const [run] = await runsIn(folder);
    expect(run!.of('inject.ended')[0]).to.include({ landing: 'applied' });
    expect(run!.of('run.began')[0]!.command).to.match(new RegExp(`^resilience run a\\.ts .*--attach ${project.name}$`));
    expect(await leftOf(run!.run)).to.deep.equal([]);
    expect(await idOf('web')).to.equal(web);
    expect(await idOf('other')).not.to.equal(other);
    expect(await folder.files(run!.path)).to.include.members(['found-before.json', 'found-after.json']);
  });
});
