/**
 * The laws of the engine, held by the real one: all at once, each with containers of its own. Dozens of containers on two cores
 * delay one another, so a law that was broken in that company is asked once more, alone; what is broken again is broken.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { connectDocker } from '../../harness/engine/docker/connect.ts';
import { systemClock } from '../../harness/engine/system/clock.ts';
import { seededRandom } from '../../harness/engine/system/random.ts';
import { compose, engineHere } from '../engine/docker/tiny-stack.ts';
import { type ClosableArm, type Law, openArm } from './arm.ts';
import { composeText, planOf } from './compose-file.ts';
import { laws } from './laws.ts';

const images = {
  node: process.env.RESILIENCE_NODE_IMAGE ?? 'resilience-node:dev',
  tools: process.env.RESILIENCE_TOOLS_IMAGE ?? 'resilience-tools:dev',
};

interface Bench {
  readonly arm: ClosableArm;
  close(): Promise<void>;
}

/** A stack with the containers of these laws, up and watched. */
async function bringUp(these: readonly Law[]): Promise<Bench> {
  const subjects = these.flatMap((law) => law.subjects);
  const folder = await mkdtemp(join(tmpdir(), 'resilience-laws-'));
  await writeFile(join(folder, 'compose.yaml'), composeText(subjects, images));
  const run = `laws-${process.pid}-${folder.slice(-6).toLowerCase()}`;
  const engine = await connectDocker({
    engine: engineHere,
    compose,
    project: `resilience-${run}`,
    run,
    plan: planOf(folder, subjects),
    images,
  });
  const http = {
    request: () => Promise.reject(new Error('no law asks over HTTP')),
    close: () => {},
  };
  const never = () => Promise.reject(new Error('no law asks over TCP'));
  const drivers = { ask: never, close: () => {} };
  const checks = { call: never, close: () => {} };
  const clients = { http, tcp: { connect: never, converse: never }, rpc: { call: never }, drivers, checks };
  const arm = await openArm({ engine, clock: systemClock(), clients, random: seededRandom('laws') });
  const close = async (): Promise<void> => {
    await engine.stack.down();
    await arm.close();
    engine.close();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await engine.stack.prepare(() => {});
    await engine.stack.up();
    return { arm, close };
  } catch (error) {
    await close();
    throw error;
  }
}

describe('the real engine', function () {
  this.timeout(150_000);
  let bench: Bench;
  /** Every law begins when the stack is up; each test waits for its own. */
  let held: readonly Promise<unknown>[] = [];

  before(async () => {
    bench = await bringUp(laws);
    held = laws.map((law) =>
      law.hold(bench.arm).then(
        () => null,
        (error: unknown) => error,
      ),
    );
  });

  after(async () => {
    await Promise.all(held);
    await bench?.close();
  });

  for (const [place, law] of laws.entries()) {
    it(law.title, async () => {
      const error = await held[place];
      if (error === null) return;
      process.stdout.write(`      asked once more, alone, after: ${error instanceof Error ? error.message : error}\n`);
      await Promise.all(held);
      const alone = await bringUp([law]);
      try {
        await law.hold(alone.arm);
      } finally {
        await alone.close();
      }
    });
  }
});
