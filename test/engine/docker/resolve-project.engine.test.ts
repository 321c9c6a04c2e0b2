import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { resolveProject, unusedVariables } from '../../../harness/engine/docker/resolve-project.ts';
import { settleFiles } from '../../../harness/engine/docker/settle-files.ts';
import type { Failure, FailureError } from '../../../harness/model/failure.ts';
import type { OwnedThings, Stack } from '../../../harness/model/stack.ts';
import { compose, images, stackOf, tinyCompose } from './tiny-stack.ts';

const resolve = async (text: string, more: Partial<Stack> = {}) =>
  resolveProject(await stackOf(text, more), compose, images);
const problem = async (text: string) =>
  resolve(text).then(
    () => null,
    (error: FailureError) => error.failures[0]!,
  );

describe('resolving a stack with Compose', () => {
  it('gives its services sorted, with settings, ports and networks by key', async () => {
    const [idle, web] = await resolve(tinyCompose);
    expect(idle).to.deep.include({
      name: 'idle',
      health: null,
      healthFrom: 'unknown',
      restart: { name: 'no' },
      stopGrace: 1000,
    });
    expect(web).to.deep.include({ image: images.node, healthFrom: 'compose', ports: [{ container: 80, host: 8080 }] });
    expect(web!.health).to.deep.include({ test: ['CMD-SHELL', 'test -n "$HOSTNAME"'], interval: 300, retries: 2 });
    expect(web!.networks).to.deep.equal([{ name: 'app', aliases: ['front'] }]);
  });

  it("lets the stack's overrides and variables win", async () => {
    const [web] = await resolve(
      `services: { web: { image: "\${IMAGE}", restart: "no", deploy: { restart_policy: { condition: "any" } } } }`,
      {
        variables: { IMAGE: 'mine:1' },
        overrides: {
          web: {
            restart: 'on-failure:2',
            healthcheck: { test: 'echo $HOME', interval: '2s' },
            stop_grace_period: '3s',
          },
        },
      },
    );
    expect(web).to.deep.include({ image: 'mine:1', restart: { name: 'on-failure', maxAttempts: 2 }, stopGrace: 3000 });
    expect(web!.health).to.deep.include({ test: ['CMD-SHELL', 'echo $HOME'], interval: 2000 });
  });

  it('lets a scale win over both ways in which the file gives a number', async () => {
    const overrides = { one: { scale: 3 }, other: { scale: 3 }, none: { scale: 0 } };
    const text = `services:
  one: { image: x, deploy: { replicas: 2, restart_policy: { condition: "any" } } }
  other: { image: x, scale: 2 }
  none: { image: x }`;
    const services = await resolve(text, { overrides });
    expect(services.map(({ name, replicas }) => [name, replicas])).to.deep.equal([
      ['none', 0],
      ['one', 3],
      ['other', 3],
    ]);
    expect(services[1]!.restart, 'what else stands under deploy').to.deep.equal({ name: 'always' });
  });

  it('says R215 where a service with a container name is scaled', async () => {
    const text = 'services: { web: { image: x, container_name: mine } }';
    const refused = await resolve(text, { overrides: { web: { scale: 2 } } }).then(
      () => null,
      (error: FailureError) => error.failures[0]!,
    );
    expect(refused).to.deep.include({ code: 'R215', at: 'compose.yaml' });
    expect(refused!.message).to.match(/^web cannot/);
  });

  it("says R201 with Compose's own words and the place", async () => {
    expect(await problem('services:\n  web:\n    image: x\n  foo')).to.deep.include({
      code: 'R201',
      at: 'compose.yaml:4',
    });
    const unknown = await problem('services: { web: { imag: x } }');
    expect(unknown!.message.toLowerCase()).to.include('additional propert').and.include('imag');
    expect((await problem(`services: { web: { image: "\${NOT_SET:?give me one}" } }`))!.message).to.include(
      'give me one',
    );
  });

  it('says R201 for what a run could not own', async () => {
    const text = 'services: { web: { image: x, networks: [shared] } }\nnetworks: { shared: { external: true } }';
    expect(await problem(text)).to.include({
      message: 'The network `shared` is external: a run must own all that it breaks and removes.',
      fix: "Write owns: { networks: ['shared'] } in the stack, and each run makes a private one; or leave out `external`.",
    });
    const owns = { networks: ['shared'] };
    const [web] = await resolve(text, { owns });
    expect(web?.networks).to.deep.equal([{ name: 'shared', aliases: [] }]);
  });

  it('says R236 for what the stack owns and the Compose file does not have', async () => {
    const text =
      'services: { web: { image: x, networks: [shared], volumes: ["data:/data"] } }\nnetworks: { shared: { external: true } }\nvolumes: { data: {} }';
    const owned = (owns: OwnedThings) => resolve(text, { owns }).catch((error: FailureError) => error.failures);
    const [failure, ...others] = (await owned({ networks: ['shared'], volumes: ['data'] })) as Failure[];
    expect(others).to.deep.equal([]);
    expect(failure).to.include({
      code: 'R236',
      message: 'The stack owns the volume `data`, and no service uses an external volume of that name.',
      fix: 'Leave it out of `owns`.',
    });
  });

  it('says R403 where there is no Compose', async () => {
    const stack = await stackOf(tinyCompose);
    const missing = { command: ['/not/there/docker-compose'], env: {}, version: '2' };
    const failure = await resolveProject(stack, missing, images).catch((error: FailureError) => error.failures[0]);
    expect(failure).to.include({ code: 'R403' });
  });

  it('searches for variables in override files and in .env too, and knows those that Compose reads itself', async () => {
    const variables = { IMAGE: 'x', LEVEL: 'y', BASE: 'z', COMPOSE_PROFILES: 'debug', MISSPELT: '' };
    const described = await stackOf(`services: { web: { image: "\${IMAGE}" } }`, { variables, lookup: 'one named' });
    const level = `services: { web: { environment: { LEVEL: "\${LEVEL}" } } }`;
    await writeFile(join(described.folder, 'compose.override.yaml'), level);
    await writeFile(join(described.folder, '.env'), `TAG=\${BASE}-1\n`);
    const { stack } = await settleFiles(described, compose);
    expect((await unusedVariables(stack)).map((one) => [one.code, one.message, one.at])).to.deep.equal([
      ['R208', 'The stack sets `MISSPELT`, but no Compose file mentions it.', 'compose.yaml, compose.override.yaml'],
    ]);
  });

  it('finds variables that no file mentions', async () => {
    const stack = await stackOf(`services: { web: { image: "\${IMAGE}" } }`, { variables: { IMAGE: 'x', IMAEG: 'y' } });
    const failures = await unusedVariables(stack);
    expect(failures.map(({ code, message }) => `${code} ${message}`)).to.deep.equal([
      'R208 The stack sets `IMAEG`, but no Compose file mentions it.',
    ]);
  });
});
