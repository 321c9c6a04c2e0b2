/** `init`, `plan` and `lint` of a folder with override file, `.env` and profiles: what they read is what `docker compose up` starts there. */
import { expect } from 'chai';
import { type Folder, folderWith, nowhere } from './cli.ts';

const files = {
  'compose.yaml': `name: my-shop
services:
  web:
    image: "web:\${TAG:-1}"
    ports: ["8080:80"]
    healthcheck: { test: [CMD, check], interval: "\${EVERY:-7s}", timeout: 1s }
  tool: { image: tool, profiles: [debug, ops] }
`,
  'compose.override.yaml': 'services:\n  web: { restart: always }\n  mail: { image: mail }\n',
  '.env': 'TAG=2\nEVERY=3s\n',
};

describe('a folder of somebody else', () => {
  let folder: Folder;
  before(async () => {
    folder = await folderWith(files);
    expect((await folder.run(['init'], nowhere)).exitCode).to.equal(0);
  });
  after(() => folder.remove());

  const scenario = async (): Promise<string> => (await folder.files('scenarios'))[0]!;
  const plan = async (env = {}) =>
    folder.run(['plan', '--json', `scenarios/${await scenario()}`], { ...nowhere, ...env });

  it('gets a stack that freezes no variable and no file', () => {
    const text = folder.read('stack.mts');
    expect(text)
      .to.contain('mail: {}')
      .and.not.match(/variables|compose:/);
  });

  it('is planned with its override file and the values of .env', async () => {
    const { exitCode, stdout, stderr } = await plan();
    expect(exitCode, stderr).to.equal(0);
    const { stack, services, changes } = JSON.parse(stdout);
    expect(stack.compose).to.deep.equal(['compose.yaml', 'compose.override.yaml']);
    const [mail, web] = services;
    expect(mail.name).to.equal('mail');
    expect([web.image, web.restart.name, web.health.interval]).to.deep.equal(['web:2', 'always', 3000]);
    expect(changes.map((one: { service: string | null; field: string }) => [one.service, one.field])).to.deep.equal([
      [null, 'name'],
      [null, 'labels'],
      ['web', 'ports'],
    ]);
  });

  it('is planned with the services of the profiles that the shell asks for', async () => {
    const { stdout } = await plan({ COMPOSE_PROFILES: 'ops' });
    expect(JSON.parse(stdout).services.map((one: { name: string }) => one.name)).to.deep.equal(['mail', 'tool', 'web']);
  });

  it('is planned with the value of the shell where it says one', async () => {
    const { stdout } = await plan({ TAG: '3' });
    expect(JSON.parse(stdout).services[1].image).to.equal('web:3');
  });

  it('reads in the plan what is changed', async () => {
    const { stdout } = await folder.run(['plan', `scenarios/${await scenario()}`], nowhere);
    expect(stdout).to.contain('from compose.yaml and compose.override.yaml, as `docker compose up` takes it\n');
    expect(stdout).to.contain(
      [
        'changed for the run',
        '  project: the run has one of its own, not my-shop (nothing else is touched, and runs do not clash)',
        '  project: has the labels resilience.run, resilience.project, resilience.owner (all of it is found again, and removed)',
        '  web: ports are free ports of 127.0.0.1, not 8080:80 (runs do not clash)',
        '',
      ].join('\n'),
    );
  });

  it('is linted with its override file', async () => {
    const { stdout, stderr } = await folder.run(['lint'], nowhere);
    expect(stdout, stderr).to.match(/web has a health check and restart: always/);
    expect(stdout).to.contain('compose.yaml, compose.override.yaml: ');
  });
});
