/** A schedule on the simulator, by the same runner and the same analysis as on an engine. */
import { analyse } from '../analysis/analyse.ts';
import { simWorld } from '../engine/sim/sim-world.ts';
import type { TimelineEvent } from '../model/event.ts';
import type { Plan } from '../model/plan.ts';
import type { Scenario } from '../model/scenario.ts';
import { type Schedule, scheduleText } from '../model/schedule.ts';
import { type Duration, seconds } from '../model/time.ts';
import { compilePlan } from '../plan/compile.ts';
import { makeRecorder } from '../runner/recorder.ts';
import { run } from '../runner/run.ts';
import { behaviourOf } from './behaviour.ts';
import { type Habits, plainHabit } from './habits.ts';
import { type BrokenInvariant, brokenInvariants } from './invariants.ts';
import type { SimulatedStack } from './simulated-stack.ts';

/** For how long the steady state is watched before the first fault. */
const baseline = seconds(2);

export interface ScheduleRun {
  readonly schedule: Schedule;
  readonly habits: Habits;
  /** How long it is watched when all faults are over. */
  readonly recovery: Duration;
  readonly seed: string;
}

/** What it broke; empty: nothing. Null: it cannot be done, or the stack does not get steady with these habits. */
export async function runSchedule(
  stack: SimulatedStack,
  asked: ScheduleRun,
): Promise<readonly BrokenInvariant[] | null> {
  const plan = planFor(stack, asked);
  if (plan === null) return null;
  const events = await eventsOf(plan, stack, asked);
  const one = analyse(plan, events).experiments[0];
  return one === undefined ? null : brokenInvariants(one);
}

function planFor({ stack, probes, resolved }: SimulatedStack, { schedule, recovery, seed }: ScheduleRun): Plan | null {
  const { first, second } = schedule;
  const scenario: Scenario = {
    ...{ type: 'scenario', title: scheduleText(schedule), tags: [], stack, probes, load: {}, steadyState: [] },
    experiments: {
      schedule: {
        ...{ fault: first.fault, baseline, hold: first.hold, then: null, recovery, during: [], after: [] },
        ...(second !== null && { second: { fault: second.fault, after: second.after, hold: second.hold } }),
      },
    },
    ...{ fresh: 'never', budget: null },
  };
  const input = { scenario, name: 'schedule', file: 'schedule', seed, services: resolved, judged: false };
  return compilePlan(input).plan;
}

async function eventsOf(
  plan: Plan,
  { services }: SimulatedStack,
  { habits, seed }: ScheduleRun,
): Promise<readonly TimelineEvent[]> {
  const behaviours = Object.fromEntries(
    services.map((one) => [one.name, behaviourOf(one, habits.get(one.name) ?? plainHabit)]),
  );
  const { env } = simWorld({ seed, services: plan.services, behaviours });
  const events: TimelineEvent[] = [];
  const ending = new AbortController();
  const recorder = makeRecorder(env.clock, (event) => events.push(event));
  await run(
    {
      ...{ plan, env, recorder, signal: ending.signal },
      ledger: { intend: async () => async () => undefined },
      keepsakes: { save: async () => undefined },
      abort: (reason) => ending.abort(reason),
    },
    { run: 'schedule', planDigest: '', commit: null, command: '', version: '' },
  );
  return events;
}
