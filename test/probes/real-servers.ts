/** Real servers on the engine, and whoever asks each of their probes. */
import { expect } from 'chai';
import type { Answer } from '../../harness/engine/clients.ts';
import { connectDocker } from '../../harness/engine/docker/connect.ts';
import { resolveProject } from '../../harness/engine/docker/resolve-project.ts';
import type { Environment } from '../../harness/engine/environment.ts';
import { systemClients } from '../../harness/engine/system/clients.ts';
import { systemClock } from '../../harness/engine/system/clock.ts';
import * as dsl from '../../harness/index.ts';
import type { Plan } from '../../harness/model/plan.ts';
import type { Connection, Outcome, Probe } from '../../harness/model/probe.ts';
import type { Stack } from '../../harness/model/stack.ts';
import { after, milliseconds } from '../../harness/model/time.ts';
import { compilePlan } from '../../harness/plan/compile.ts';
import { askerOf } from '../../harness/probes/registry.ts';
import { publishedAddress } from '../../harness/runner/probing.ts';
import { compose, containerOf, engineHere, images, newRun } from '../engine/docker/tiny-stack.ts';

export interface RealServers {
  readonly plan: Plan;
  readonly env: Environment;
  /** `timeout` in milliseconds, 500 where none is given. */
  answerOf(probe: string, connection?: Connection, timeout?: number): Promise<Answer>;
  ask(...question: Parameters<RealServers['answerOf']>): Promise<Outcome>;
  /** Asks until it has that outcome, and gives all that came before, each once in a row. */
  until(
    probe: string,
    outcome: Outcome,
    more?: { readonly connection?: Connection; readonly patience?: number },
  ): Promise<readonly Outcome[]>;
  idOf(service: string): Promise<string>;
  /** What it says; it must succeed. */
  exec(service: string, command: readonly string[]): Promise<string>;
  pass(ms: number): Promise<void>;
  /** Ends the connections that are kept. */
  forget(): void;
  close(): Promise<void>;
}

/** Up, with every probe planned. `service` is one of the stack's. */
export async function realServers(
  title: string,
  stack: Stack,
  service: string,
  probes: Readonly<Record<string, Probe>>,
): Promise<RealServers> {
  const clock = systemClock();
  const clients = systemClients(clock, { folder: import.meta.dirname });
  const any = { type: 'service', name: service } as const;
  const none = { fault: dsl.nothing(any), recovery: '9s', after: [dsl.expect(any).restarts({ atLeast: 0 })] } as const;
  const scenario = dsl.defineScenario({ title, stack, probes, experiments: { none } });
  const services = await resolveProject(scenario.stack, compose, images);
  const { plan, problems } = compilePlan({ scenario, name: title, file: `${title}.ts`, seed: '1', services });
  if (plan === null) throw new Error(problems.map((one) => `${one.code} ${one.message}`).join('\n'));
  const engine = await connectDocker({ engine: engineHere, compose, images, plan, ...newRun() });
  try {
    await engine.stack.prepare(() => undefined);
    await engine.stack.up();
  } catch (error) {
    await engine.stack.down();
    engine.close();
    throw error;
  }
  const address = publishedAddress(plan, await engine.containers.list());
  const env: Environment = { engine, clock, clients, random: () => 0.5 };
  const askers = new Map(
    Object.entries(plan.probes).map(([name, one]) => [name, askerOf(one, { env, services: plan.services, address })!]),
  );

  const all: RealServers = {
    plan,
    env,
    answerOf: (probe, connection = 'fresh', timeout = 500) =>
      askers.get(probe)!.ask({ number: 0, connection, due: clock.now() }, milliseconds(timeout)),
    ask: async (...question) => (await all.answerOf(...question)).outcome,
    async until(probe, outcome, { connection, patience = 30_000 } = {}) {
      const seen: Outcome[] = [];
      const end = clock.now() + patience;
      for (;;) {
        const now = await all.ask(probe, connection);
        if (now === outcome) return seen;
        if (seen.at(-1) !== now) seen.push(now);
        if (clock.now() > end)
          throw new Error(`${probe} was not ${outcome} within ${patience} ms, but ${seen.join(', ')}`);
        await all.pass(20);
      }
    },
    idOf: async (name) => (await containerOf(engine, name)).id,
    async exec(name, command) {
      const { exitCode, output } = await engine.containers.exec(await all.idOf(name), [...command]);
      expect(exitCode, `${command.join(' ')}: ${output}`).to.equal(0);
      return output;
    },
    pass: (ms) => clock.sleepUntil(after(clock.now(), milliseconds(ms))),
    forget: () => clients.drivers.close(),
    async close() {
      clients.http.close();
      clients.drivers.close();
      const left = await engine.stack.down();
      engine.close();
      expect(left).to.deep.equal([]);
    },
  };
  return all;
}
