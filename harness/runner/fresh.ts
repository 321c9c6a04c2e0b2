/** The stack between two experiments: steady again, created again, or not to be used any more. */
import { stopwatchText } from '../model/duration-text.ts';
import { type Failure, FailureError, failure } from '../model/failure.ts';
import type { PlannedExperiment } from '../model/plan.ts';
import type { ProbeName } from '../model/probe.ts';
import { isUserProbe } from '../model/probe-traits.ts';
import { between, type Instant, seconds } from '../model/time.ts';
import type { LiveContext } from './context.ts';
import type { Observers } from './observers.ts';
import { readyLimit, unwell, waitUntilReady } from './ready.ts';
import { renewStack } from './renew-stack.ts';

/** A policy that starts a container again says so, or does it within this time. */
const goneForGood = seconds(5);

/** Who is good again has this long to show it. */
const aMoment = seconds(2);

export interface Freshness {
  /** Whether the stack is steady for this experiment. If not, why is recorded (R301), and the experiment is left out. */
  readyFor(one: PlannedExperiment): Promise<boolean>;
  /** What is not well now, and does not become so within a moment; null: nothing. What is still starting up is well so far. */
  trouble(): Promise<Failure | null>;
  /** An experiment is over that began with a steady stack, but for the probes that were `bad`. */
  over(one: PlannedExperiment, bad: readonly ProbeName[]): void;
}

/** The last experiment that had a steady stack, and when it ended. */
interface Earlier {
  readonly name: string;
  readonly ended: Instant;
  /** Something was done about it, in vain perhaps: whoever is not well now is not waited for. */
  readonly remedied: boolean;
}

export function keepFresh(context: LiveContext, observers: Observers): Freshness {
  const { plan, env, recorder } = context;
  // What an observer sees may depend on the load that begins later.
  const asking = Object.keys(plan.probes).filter((name) => isUserProbe(plan.probes[name]!));
  let earlier: Earlier | null = null;
  /** Probes that were not good before anybody had done anything. */
  let neverGood: readonly ProbeName[] | null = null;
  /** A stack that is not steady when it is new is not created again. */
  let helps = true;

  const leaveOut = (one: PlannedExperiment, problem: Failure): false => {
    recorder.append({ type: 'warned', failure: { ...problem, at: `experiment '${one.name}'` } });
    return false;
  };
  const renew = async (one: PlannedExperiment, brokenBy: string | null, reason: string): Promise<boolean> => {
    const began = env.clock.now();
    const problem = await unsteady(() => renewStack(context, one, observers));
    earlier = null;
    if (problem === null) {
      recorder.append({ type: 'stack.renewed', experiment: one.name, began, brokenBy, reason });
      return true;
    }
    helps = false;
    return leaveOut(one, { ...problem, message: `created again (${reason}), and still ${problem.message}` });
  };
  const expectedGood = (): readonly ProbeName[] => asking.filter((name) => !neverGood?.includes(name));
  const troubleNow = async (): Promise<Failure | null> => {
    const ill = await unwell(context);
    if (ill.length > 0) return failure('R301', `not steady: ${ill.join(', ')}`);
    return unanswered(await context.untilSettled(expectedGood(), aMoment));
  };
  /** Null: all is well. */
  const troubleAfter = async (last: Earlier | null): Promise<Failure | null> => {
    const remedied = last?.remedied === true ? await troubleNow() : null;
    if (remedied !== null) return remedied;
    const gone = last === null ? readyLimit(plan) : goneForGood;
    const problem = await unsteady(() => waitUntilReady(context, readyLimit(plan), { gone }));
    if (problem !== null) return problem;
    if (last === null) return null;
    return unanswered(await context.untilSettled(expectedGood()));
  };

  return {
    async readyFor(one) {
      const last = earlier;
      if (plan.fresh === 'always' && last !== null && helps)
        return renew(one, null, 'asked for before each experiment');
      const trouble = await troubleAfter(last);
      if (trouble === null) return true;
      if (last === null) return leaveOut(one, trouble);
      const ago = stopwatchText(between(last.ended, env.clock.now()));
      const message = `${trouble.message}; broken since '${last.name}', which ended ${ago} before`;
      if (plan.fresh !== 'never' && helps) return renew(one, last.name, message);
      const fix =
        plan.attached === undefined
          ? `start a new stack after '${last.name}': leave \`fresh\` out, or write fresh: 'when broken'`
          : `bring ${plan.attached.name} back by hand, and let '${last.name}' come last: what is attached to is not created again`;
      return leaveOut(one, { ...trouble, message, fix });
    },
    trouble: troubleNow,
    over(one, bad) {
      neverGood ??= bad;
      earlier = { name: one.name, ended: env.clock.now(), remedied: one.remedyOf !== undefined };
    },
  };
}

const unanswered = (names: readonly ProbeName[]): Failure | null =>
  names.length === 0 ? null : failure('R301', `not steady: ${names.join(', ')} got no good answers`);

/** What kept a stack from its steady state; null: nothing. What is not the stack's own affair is thrown on. */
async function unsteady(work: () => Promise<unknown>): Promise<Failure | null> {
  try {
    await work();
    return null;
  } catch (error) {
    const problem = error instanceof FailureError ? error.failures[0] : undefined;
    if (problem?.code !== 'R301' && problem?.code !== 'R307') throw error;
    return problem;
  }
}
