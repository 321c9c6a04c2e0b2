/** The explorations of a night, one after the other, within what is left of its budget. */
import { join } from 'node:path';
import { catalogue, type Failure, failureText } from '../../model/failure.ts';
import type { StackExploration } from '../../model/night-exploration.ts';
import { milliseconds } from '../../model/time.ts';
import { shownFiles } from '../../scenario-file/compose-file.ts';
import { leastBudget } from '../explore/explore-asked.ts';
import { asFailureError } from '../harness-failure.ts';
import { explorationFacts, type PlannedExploration, unexploredFacts } from './exploration-facts.ts';
import type { NightPlan } from './night-plan.ts';
import type { AskedExploration, NightWorld } from './night-world.ts';
import { shareOf } from './plan-explorations.ts';

export interface RunExplorations {
  readonly explorations: readonly StackExploration[];
  /** What their runs left behind. */
  readonly left: readonly string[];
  /** After which nothing else can do better. */
  readonly failures: readonly Failure[];
}

/** `idle`: why none is to be made; null: they are. Whatever happens in one of them is in its facts. */
export async function runExplorations(
  plan: NightPlan,
  idle: string | null,
  world: NightWorld,
): Promise<RunExplorations> {
  const { budget, explorations: asked } = plan;
  const done: StackExploration[] = [];
  const left: string[] = [];
  const failures: Failure[] = [];
  const stacks = asked?.stacks ?? [];
  for (const [index, stack] of stacks.entries()) {
    const planned: PlannedExploration = {
      ...{ stack: stack.name, file: shownFiles(stack), level: asked!.level },
      kept: world.accepted(stack).path,
    };
    const share = shareOf(budget, world.elapsed(), stacks.length - index);
    const ended = world.signal.aborted || failures.length > 0 ? nightEnded : null;
    const why = ended ?? idle ?? (share < leastBudget ? noTime : null);
    if (why !== null) {
      done.push(unexploredFacts(planned, why));
      continue;
    }
    world.progress({ type: 'exploring', stack, budget: share });
    const one = await explore(
      planned,
      { stack, rows: asked!.rows, folder: folderOf(index, plan), budget: share, seed: plan.seed },
      world,
    );
    done.push(one.facts);
    left.push(...one.left);
    failures.push(...one.failures);
  }
  return { explorations: done, left, failures };
}

export const nightEnded = 'left out: the night ended before';
const noTime = 'left out: the budget leaves no time';

/** Stacks of one name have a number. The parts of several machines come to lie beside each other. */
function folderOf(index: number, { explorations, night, run, shard }: NightPlan): string {
  const stacks = explorations!.stacks;
  const { name } = stacks[index]!;
  const twins = stacks.filter((one) => one.name === name);
  const own = twins.length === 1 ? name : `${name}-${index + 1}`;
  return join(shard === null ? '' : `shard-${shard.index}`, 'explore', own, `${night}-${run}`);
}

async function explore(planned: PlannedExploration, asked: Omit<AskedExploration, 'accepted'>, world: NightWorld) {
  const from = world.elapsed();
  const accepted = world.accepted(asked.stack).exploration;
  try {
    const explored = await world.explore({ ...asked, accepted });
    const took = milliseconds(world.elapsed() - from);
    const facts = explorationFacts({ planned, accepted, explored, took, folder: asked.folder });
    return { facts, left: explored.leftovers, failures: explored.failures.filter(endsAll) };
  } catch (error) {
    const { failures } = asFailureError(error);
    const short = failures.some(({ code }) => code === 'R242');
    const why = world.signal.aborted
      ? nightEnded
      : short
        ? noTime
        : `could not be explored: ${failures.map(failureText).join('; ')}`;
    const facts = { ...unexploredFacts(planned, why), took: milliseconds(world.elapsed() - from) };
    return { facts, left: [], failures: world.signal.aborted ? [] : failures.filter(endsAll) };
  }
}

/** The engine or the disk: the next stack would do no better. */
const endsAll = ({ code }: Failure): boolean => catalogue[code].exit === 4;
