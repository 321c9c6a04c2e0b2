/** The laws of the engine, held by the simulator. */
import { type App, type Behaviour, wellBehaved } from '../../harness/engine/sim/behaviour.ts';
import { simWorld } from '../../harness/engine/sim/sim-world.ts';
import { type ClosableArm, flags, openArm, type Subject, slowness } from './arm.ts';
import { plannedOf } from './compose-file.ts';
import { laws } from './laws.ts';

const reply = (status: number, after = 0) => ({ does: 'answer', status, body: '', after }) as const;

function behaviourOf({ checkIsSlow, leavesWith, serves, writes }: Subject): Behaviour {
  const app: App = {
    answer: () => reply(200),
    look(files) {
      if (files.has(flags.broken)) return reply(500);
      if (files.has(flags.hung)) return { does: 'hang' };
      if (files.has(flags.slow)) return reply(500, slowness);
      return reply(200, checkIsSlow ? slowness : 0);
    },
  };
  const asked: App = { answer: () => reply(200) };
  const leaving: App =
    leavesWith === null ? (serves ? asked : app) : { ...app, begin: () => ({ ...reply(0), exit: leavesWith }) };
  const signals = { TERM: 0, USR1: 3, USR2: 0 };
  const ticks = writes && { writes: { every: 200, line: (count: number) => `tick ${count}` } };
  // The first process of these is a shell that begins its child again.
  const shell = !serves && leavesWith === null && { child: 'begun again' as const };
  return { ...wellBehaved, signals, ...ticks, ...shell, fresh: () => leaving };
}

describe('the simulated engine', () => {
  let arm: ClosableArm;
  before(async () => {
    const subjects = laws.flatMap((law) => law.subjects);
    const behaviours = Object.fromEntries(subjects.map((one) => [one.name, behaviourOf(one)]));
    const { env } = simWorld({ seed: 'laws', services: subjects.map(plannedOf), behaviours });
    arm = await openArm(env);
    await env.engine.stack.up();
  });
  after(() => arm.close());
  for (const law of laws) it(law.title, () => law.hold(arm));
});
