/** Runs a stack of a test's own on the real engine by the runner, and keeps the timeline. */
import { connectDocker } from '../../harness/engine/docker/connect.ts';
import { resolveProject } from '../../harness/engine/docker/resolve-project.ts';
import { systemClients } from '../../harness/engine/system/clients.ts';
import { systemClock } from '../../harness/engine/system/clock.ts';
import { seededRandom } from '../../harness/engine/system/random.ts';
import { defineScenario, defineStack, type ScenarioDescription } from '../../harness/index.ts';
import { insideProberOf } from '../../harness/inside/inside-prober.ts';
import type { TimelineEvent } from '../../harness/model/event.ts';
import { FailureError } from '../../harness/model/failure.ts';
import type { Plan } from '../../harness/model/plan.ts';
import type { Stack } from '../../harness/model/stack.ts';
import { compilePlan } from '../../harness/plan/compile.ts';
import { makeRecorder } from '../../harness/runner/recorder.ts';
import { run } from '../../harness/runner/run.ts';
import { compose, engineHere, images, newRun, stackOf } from '../engine/docker/tiny-stack.ts';

/** A stack of one service, `web`, that answers at its port 80. */
export async function webStack(text: string) {
  const { folder } = await stackOf(text);
  return defineStack({ dirname: folder }, { compose: 'compose.yaml', services: { web: { port: 80 } } });
}

/** The plan, which must have no problem; `changed`: the stack as a variant makes it. */
export async function planOf(description: ScenarioDescription, changed?: Stack): Promise<Plan> {
  const described = defineScenario(description);
  const scenario = changed === undefined ? described : { ...described, stack: changed };
  const services = await resolveProject(scenario.stack, compose, images);
  const { plan, problems } = compilePlan({ scenario, name: 'tiny', file: 'tiny.ts', seed: 'seed', services });
  if (plan === null) throw new Error(problems.map((one) => `${one.code} ${one.message}`).join('\n'));
  return plan;
}

/** Throws unless the run was completed and left nothing behind. */
export async function runOnEngine(plan: Plan): Promise<readonly TimelineEvent[]> {
  const identity = newRun();
  const engine = await connectDocker({ engine: engineHere, compose, images, plan, ...identity });
  const clock = systemClock();
  const ending = new AbortController();
  const events: TimelineEvent[] = [];
  try {
    await engine.stack.prepare(() => undefined);
    const env = {
      engine,
      clock,
      clients: systemClients(clock),
      insideProber: insideProberOf(plan.stack.folder),
      random: seededRandom(plan.seed),
    };
    const ended = await run(
      {
        plan,
        env,
        recorder: makeRecorder(clock, (event) => void events.push(event)),
        ledger: { intend: async () => async () => undefined },
        keepsakes: { save: async () => undefined },
        signal: ending.signal,
        abort: (reason) => ending.abort(reason),
      },
      { run: identity.run, planDigest: '', commit: null, command: '', version: '0' },
    );
    if (ended.failures.length > 0) throw new FailureError([...ended.failures]);
    if (ended.leftovers.length > 0) throw new Error(`left behind: ${ended.leftovers.join(', ')}`);
    return events;
  } finally {
    engine.close();
  }
}
