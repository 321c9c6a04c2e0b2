import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect } from 'chai';
import { openDocker } from '../../../harness/engine/docker/client.ts';
import { connectDocker } from '../../../harness/engine/docker/connect.ts';
import type { Failure, FailureError } from '../../../harness/model/failure.ts';
import {
  compose,
  connectTiny,
  containerOf,
  dockerHost,
  engineHere,
  images,
  newRun,
  planOf,
  stackOf,
} from './tiny-stack.ts';

/** The first failure that it rejects with. */
const failureOf = (work: Promise<unknown>): Promise<Failure> =>
  work.then(
    () => Promise.reject(new Error('It did not fail.')),
    (error: FailureError) => error.failures[0]!,
  );

describe('bringing a stack up on a real engine', () => {
  it('builds what has a build, and knows the health check that the image brings', async () => {
    const stack = await stackOf('services: { web: { build: . , healthcheck: { interval: 2s } } }');
    const dockerfile = `FROM ${images.node}\nHEALTHCHECK --interval=700ms --retries=5 CMD true\nCMD sleep 60\n`;
    await writeFile(join(stack.folder, 'Dockerfile'), dockerfile);
    const plan = await planOf(stack, { wrap: ['web'] });
    expect(plan.services[0]).to.deep.include({ healthFrom: 'image' });
    const engine = await connectDocker({ engine: engineHere, compose, images, plan, ...newRun() });
    const lines: string[] = [];
    let built = '';
    await engine.stack.prepare((line) => lines.push(line));
    expect(lines).not.to.be.empty;
    expect(await engine.stack.imageHealth('web')).to.include({ interval: 700, retries: 5, timeout: 30_000 });
    try {
      await engine.stack.up();
      const { healthSettings, image } = await containerOf(engine, 'web');
      built = image;
      expect(healthSettings).to.include({ interval: 2000, retries: 5 });
      expect(healthSettings!.test!.slice(0, 3)).to.deep.equal(['CMD', '/bin/sh', '-c']);
      expect(healthSettings!.test!.slice(4)).to.deep.equal(['resilience-health', '/bin/sh', '-c', 'true']);
    } finally {
      expect(await engine.stack.down()).to.deep.equal([]);
      engine.close();
      if (built !== '') await openDocker(dockerHost).getImage(built).remove();
    }
  });

  it('has an external network and volume as its own where the stack owns them, and leaves the real ones alone', async () => {
    const docker = openDocker(dockerHost);
    const corp = `corp-${newRun().run}`;
    const network = await docker.createNetwork({ Name: corp });
    await docker.createVolume({ Name: corp });
    const text = `
services: { web: { image: "${images.node}", command: [sleep, infinity], init: true, networks: [shared], volumes: ["kept:/data"] } }
networks: { shared: { external: true, name: ${corp} } }
volumes: { kept: { external: true, name: ${corp} } }`;
    const engine = await connectTiny(text, { stack: { owns: { networks: ['shared'], volumes: ['kept'] } } });
    try {
      await engine.stack.up();
      const { id, networks } = await containerOf(engine, 'web');
      expect(networks.map((one) => one.network).join(' ')).to.match(/^resilience-tiny-\w+_shared$/);
      const { Mounts } = await docker.getContainer(id).inspect();
      expect(Mounts.map(({ Name }) => Name).join(' ')).to.match(/^resilience-tiny-\w+_kept$/);
    } finally {
      expect(await engine.stack.down()).to.deep.equal([]);
      engine.close();
      await Promise.all([network.remove(), docker.getVolume(corp).remove()]);
    }
  });

  it('gives every replica a port of its own on the loopback address', async () => {
    const engine = await connectTiny(`
services:
  web:
    image: \${RESILIENCE_NODE_IMAGE}
    command: [sleep, infinity]
    ports: ["80"]
    scale: 2
`);
    try {
      await engine.stack.up();
      const [one, two] = await engine.containers.list();
      expect([one!.replica, two!.replica]).to.deep.equal([1, 2]);
      expect(Math.abs(one!.ports[0]!.host - two!.ports[0]!.host)).to.equal(1);
    } finally {
      await engine.stack.down();
      engine.close();
    }
  });

  it('says R211 with image and service where an image is missing and no registry has it', async () => {
    const text = 'services: { web: { image: "localhost:1/resilience-nowhere:none" } }';
    const problem = await failureOf(connectTiny(text));
    expect(problem.code).to.equal('R211');
    expect(problem.message).to.include('localhost:1/resilience-nowhere:none').and.include('`web`');
  });

  it("says R307 with the end of Compose's output where a container cannot start", async () => {
    const engine = await connectTiny(`services: { web: { image: "${images.node}", command: [/not/there] } }`);
    try {
      const problem = await failureOf(engine.stack.up());
      expect(problem.code).to.equal('R307');
      expect(problem.message).to.include('/not/there');
    } finally {
      expect(await engine.stack.down()).to.deep.equal([]);
      engine.close();
    }
  });

  it('says R404 where a port was taken after it was chosen', async () => {
    const engine = await connectTiny(
      `services: { web: { image: "${images.node}", command: [sleep, infinity], ports: ["80"] } }`,
    );
    const port = Number(/published: "(\d+)"/.exec((await engine.stack.resolved()) ?? '')![1]);
    const squatter = createServer();
    await new Promise<void>((resolve) => squatter.listen(port, '127.0.0.1', resolve));
    try {
      const problem = await failureOf(engine.stack.up());
      expect(problem.code).to.equal('R404');
    } finally {
      squatter.close();
      expect(await engine.stack.down()).to.deep.equal([]);
      engine.close();
    }
  });

  it('can be taken down while it is coming up, and leaves nothing', async () => {
    const engine = await connectTiny(`
services:
  never: { image: "\${RESILIENCE_NODE_IMAGE}", command: [sleep, infinity], healthcheck: { test: "false", interval: 60s } }
  web: { image: "\${RESILIENCE_NODE_IMAGE}", command: [sleep, infinity], depends_on: { never: { condition: service_healthy } } }
`);
    const stop = new AbortController();
    const items = await engine.events.subscribe(stop.signal);
    const up = failureOf(engine.stack.up());
    for await (const item of items) if (item.type === 'event' && item.event.change.to === 'started') break;
    expect(await engine.stack.down()).to.deep.equal([]);
    expect((await up).code).to.equal('R308');
    stop.abort();
    engine.close();
  });
});
