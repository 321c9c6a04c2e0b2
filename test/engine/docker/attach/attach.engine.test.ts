import { randomBytes } from 'node:crypto';
import { expect } from 'chai';
import type Docker from 'dockerode';
import { attachmentOf, findProject } from '../../../../harness/engine/docker/attach/find.ts';
import { attachedServices } from '../../../../harness/engine/docker/attach/services.ts';
import { openDocker } from '../../../../harness/engine/docker/client.ts';
import { connectDocker } from '../../../../harness/engine/docker/connect.ts';
import type { ConnectedEngine } from '../../../../harness/engine/kind.ts';
import type { Attachment } from '../../../../harness/model/attachment.ts';
import { barePlan, experiment } from '../../../plan/parts.ts';
import { type PlainProject, plainProject } from '../plain-project.ts';
import { compose, containerOf, dockerHost, engineHere, images, newRun, watch } from '../tiny-stack.ts';

const shop = `
services:
  web:
    image: \${RESILIENCE_NODE_IMAGE}
    command: [node, -e, "require('http').createServer((q, r) => r.end('ok')).listen(80)"]
    init: true
    restart: always
    stop_grace_period: 3s
    ports: ["80"]
    depends_on: { db: { condition: service_healthy } }
    networks: { default: {}, back: { aliases: [front] } }
  db:
    image: \${RESILIENCE_NODE_IMAGE}
    command: [sh, -c, "trap exit TERM; sleep infinity & wait"]
    healthcheck: { test: [CMD, "true"], interval: 300ms, timeout: 2s, retries: 2 }
    scale: 2
    labels: { autoheal: "true" }
    networks: [back]
  beside:
    image: \${RESILIENCE_NODE_IMAGE}
    command: [sh, -c, "trap exit TERM; sleep infinity & wait"]
    network_mode: service:web
networks: { back: { internal: true } }
`;

const connect = (attached: Attachment): Promise<ConnectedEngine> => {
  const experiments = [experiment({ kind: 'crash', target: attached.containers[0]!.service })];
  return connectDocker({ engine: engineHere, compose, images, plan: barePlan({ attached, experiments }), ...newRun() });
};

const failureOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'nothing',
    (error: Error) => error.message,
  );

describe('attaching to what is up, on a real engine', () => {
  let project: PlainProject;
  const docker = openDocker(dockerHost);

  before(async () => {
    project = await plainProject(shop);
  });

  after(() => project.down());

  it('finds a project by its name and by its folder, with its containers', async () => {
    const attached = await findProject(engineHere, project.name);
    expect(attached).to.include({ name: project.name, by: 'project' });
    expect(attached.containers.map(({ service, replica, name }) => [service, replica, name])).to.deep.equal([
      ['beside', 1, `${project.name}-beside-1`],
      ['db', 1, `${project.name}-db-1`],
      ['db', 2, `${project.name}-db-2`],
      ['web', 1, `${project.name}-web-1`],
    ]);
    expect(await findProject(engineHere, project.folder)).to.deep.equal(attached);
  });

  it('names who else acts on it', async () => {
    const repo = `somebody/autoheal-${project.name}`;
    await docker.getImage(images.node).tag({ repo, tag: '1' });
    const heal = await docker.createContainer({
      Image: `${repo}:1`,
      name: `${project.name}-heal`,
      Cmd: ['sleep', '60'],
    });
    try {
      await heal.start();
      const { healers } = await findProject(engineHere, project.name);
      const does = 'restarts what is unhealthy';
      expect(healers).to.deep.equal([{ name: `${project.name}-heal`, does, over: ['db'] }]);
    } finally {
      await heal.remove({ force: true });
      await docker.getImage(`${repo}:1`).remove();
    }
  });

  it('names what is there where there is no such project, and what is of a run', async () => {
    expect(await failureOf(findProject(engineHere, 'nobody'))).to.match(
      /^R230: there is no Compose project called nobody/,
    );
    const run = await docker.createContainer({
      Image: images.node,
      Labels: { 'com.docker.compose.project': `${project.name}x`, 'resilience.run': 'run-1' },
    });
    try {
      expect(await failureOf(findProject(engineHere, `${project.name}x`))).to.equal(
        `R232: the project ${project.name}x belongs to the run run-1`,
      );
    } finally {
      await run.remove();
    }
  });

  it('reads the services from the engine', async () => {
    const services = await attachedServices(engineHere, await findProject(engineHere, project.name));
    const [beside, db, web] = services;
    expect(services.map(({ name, replicas }) => [name, replicas])).to.deep.equal([
      ['beside', 1],
      ['db', 2],
      ['web', 1],
    ]);
    expect(beside).to.deep.include({ networks: [], shares: { network: { is: 'service', name: 'web' } } });
    expect(db).to.deep.include({ healthFrom: 'compose', restart: { name: 'no' }, ports: [] });
    expect(db!.health).to.include({ interval: 300, timeout: 2000, retries: 2 });
    expect(db!.networks).to.deep.equal([{ name: 'back', aliases: [], closed: 'internal' }]);
    expect(web).to.deep.include({
      health: null,
      restart: { name: 'always' },
      stopGrace: 3000,
      init: true,
      ports: [{ container: 80, host: null }],
      dependsOn: [{ service: 'db', condition: 'service_healthy' }],
    });
    expect(web!.networks).to.deep.equal([
      { name: 'back', aliases: ['front'], closed: 'internal' },
      { name: 'default', aliases: [] },
    ]);
  });

  it('breaks and sees those containers alone, creates nothing, and takes down only what is its own', async () => {
    const attached = await findProject(engineHere, project.name);
    const engine = await connect(attached);
    const stop = new AbortController();
    try {
      const seen = watch(await engine.events.subscribe(stop.signal));
      await engine.stack.up();
      expect((await engine.containers.list()).map(({ id }) => id)).to.have.members(
        attached.containers.map((one) => one.id),
      );
      const told: string[] = [];
      const look = { purpose: 'look', image: null, environment: {}, networks: null, files: {} };
      const command = ['sh', '-c', 'ls /sys/class/net'];
      const sidecar = await engine.helperContainers.startSidecar(
        { ...look, command },
        (line) => told.push(line),
        () => {},
      );
      expect(await sidecar.ended).to.equal(0);
      expect(told).to.deep.equal(['eth0', 'eth1', 'lo']);
      const web = await containerOf(engine, 'web');
      const sent = await engine.helperContainers.signal(web.id, 'SIGKILL');
      await seen.until((one) => one.container === web.id && one.change.to === 'started' && one.time > sent);
      expect(await engine.stack.resolved()).to.equal(null);
    } finally {
      stop.abort();
      expect(await engine.stack.down()).to.deep.equal([]);
      engine.close();
    }
    const still = await findProject(engineHere, project.name);
    expect(still).to.deep.equal(attached);
  });

  describe('containers that no Compose made', () => {
    const name = `lone-${randomBytes(3).toString('hex')}`;
    let lone: Docker.Container;
    let other: Docker.Container;

    before(async () => {
      const make = (more: object): Promise<Docker.Container> =>
        docker.createContainer({
          Image: images.node,
          Cmd: ['sh', '-c', 'trap exit TERM; sleep infinity & wait'],
          ...more,
        });
      lone = await make({
        name,
        HostConfig: { PortBindings: { '80/tcp': [{ HostPort: '' }] } },
        ExposedPorts: { '80/tcp': {} },
      });
      other = await make({});
      await Promise.all([lone.start(), other.start()]);
    });

    after(() => Promise.all([lone.remove({ force: true }), other.remove({ force: true })]));

    it('are those named, called as the caller says', async () => {
      const attached = await attachmentOf(engineHere, 'a test', [{ service: 'cache', container: lone.id }]);
      expect(attached).to.deep.equal({
        name: 'a test',
        by: 'containers',
        containers: [{ id: lone.id, name, service: 'cache', replica: 1 }],
      });
      const [cache] = await attachedServices(engineHere, attached);
      expect(cache).to.deep.include({ name: 'cache', replicas: 1, ports: [{ container: 80, host: null }] });
      expect(cache!.networks).to.deep.equal([{ name: 'bridge', aliases: [] }]);
      const engine = await connect(attached);
      const stop = new AbortController();
      try {
        const seen = watch(await engine.events.subscribe(stop.signal));
        expect((await engine.containers.list()).map(({ id, service }) => [id, service])).to.deep.equal([
          [lone.id, 'cache'],
        ]);
        await docker.getContainer(other.id).pause();
        await docker.getContainer(other.id).unpause();
        await engine.containers.pause(lone.id);
        await seen.until(({ change }) => change.to === 'paused');
        expect(seen.events.map(({ container, service }) => [container, service])).to.deep.equal([[lone.id, 'cache']]);
        await engine.containers.unpause(lone.id);
        const [before] = (await engine.containers.list())[0]!.networks;
        await engine.networks.disconnect('bridge', lone.id);
        await engine.networks.connect(before!, lone.id);
        expect((await engine.containers.list())[0]!.networks.map(({ network }) => network)).to.deep.equal(['bridge']);
      } finally {
        stop.abort();
        expect(await engine.stack.down()).to.deep.equal([]);
        engine.close();
      }
    });

    it('must be there, and run', async () => {
      const asked = (container: string) => attachmentOf(engineHere, 'a test', [{ service: 'cache', container }]);
      expect(await failureOf(asked('nobody-is-called-so'))).to.match(
        /^R230: there is no container nobody-is-called-so/,
      );
      await other.stop({ t: 0 });
      expect(await failureOf(asked(other.id))).to.match(/^R231: the container \S+ is exited/);
    });
  });
});
