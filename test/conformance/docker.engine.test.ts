/** The laws of the engine, held by the real one: all at once, each with containers of its own. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { connectDocker, type DockerEngine } from '../../harness/engine/docker/connect.ts';
import { systemClock } from '../../harness/engine/system/clock.ts';
import { seededRandom } from '../../harness/engine/system/random.ts';
import { type ClosableArm, openArm } from './arm.ts';
import { composeText, planOf } from './compose-file.ts';
import { laws } from './laws.ts';

const images = {
  node: process.env.RESILIENCE_NODE_IMAGE ?? 'resilience-node:dev',
  tools: process.env.RESILIENCE_TOOLS_IMAGE ?? 'resilience-tools:dev',
};
const command: readonly string[] = JSON.parse(process.env.RESILIENCE_COMPOSE ?? '["docker-compose"]');

describe('the real engine', function () {
  this.timeout(150_000);
  let folder: string;
  let engine: DockerEngine;
  let arm: ClosableArm;
  /** Every law begins when the stack is up; each test waits for its own. */
  let held: readonly Promise<unknown>[] = [];

  before(async () => {
    const subjects = laws.flatMap((law) => law.subjects);
    folder = await mkdtemp(join(tmpdir(), 'resilience-laws-'));
    await writeFile(join(folder, 'compose.yaml'), composeText(subjects, images));
    const run = `laws-${process.pid}-${folder.slice(-6).toLowerCase()}`;
    engine = await connectDocker({
      dockerHost: process.env.DOCKER_HOST ?? 'unix:///var/run/docker.sock',
      compose: { command, env: {} },
      project: `resilience-${run}`,
      run,
      plan: planOf(folder, subjects),
      images,
    });
    const http = { request: () => Promise.reject(new Error('no law asks over HTTP')), close: () => {} };
    arm = await openArm({ engine, clock: systemClock(), http, random: seededRandom('laws') });
    await engine.stack.prepare(() => {});
    await engine.stack.up();
    held = laws.map((law) =>
      law.hold(arm).then(
        () => null,
        (error: unknown) => error,
      ),
    );
  });

  after(async () => {
    await Promise.all(held);
    await engine?.stack.down();
    await arm?.close();
    engine?.close();
    await rm(folder, { recursive: true, force: true });
  });

  for (const [place, law] of laws.entries()) {
    it(law.title, async () => {
      const error = await held[place];
      if (error !== null) throw error;
    });
  }
});
