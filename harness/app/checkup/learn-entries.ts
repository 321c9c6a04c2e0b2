/** Who is asked and who needs whom, learned from the stack itself; checks that are never green, which would keep it from being steady, are switched off. */
import { join } from 'node:path';
import { analyse } from '../../analysis/analyse.ts';
import { indexEvents } from '../../analysis/event-index.ts';
import { entriesOf } from '../../checkup/entries.ts';
import { neverGreen, type RunBefore, withoutChecks } from '../../checkup/never-green.ts';
import { edgesOf } from '../../init/edges.ts';
import { FailureError } from '../../model/failure.ts';
import type { LearnedEdge, LearnedStack } from '../../model/learned.ts';
import { mergeOverrides } from '../../model/merge-overrides.ts';
import type { Stack } from '../../model/stack.ts';
import { milliseconds } from '../../model/time.ts';
import { readRun } from '../../store/read-run.ts';
import { learnStack } from '../explore/learn-stack.ts';
import type { CheckupBase, TriedStack } from './checkup-world.ts';
import { readEnded } from './rest-run.ts';
import { spoken } from './spoken.ts';

export interface LearnedEntries extends TriedStack {
  /** All that was learned; of a stack that answers nobody what its files say. */
  readonly learned: LearnedStack;
}

/** `folder`: where its runs lie below the checkup's. Throws what keeps the stack from being steady beside a check that is never green. */
export async function learnEntries(stack: Stack, folder: string, base: CheckupBase): Promise<LearnedEntries> {
  base.world.progress('learning who is asked, and who needs whom');
  const first = await learned(stack, folder, base);
  if (!(first instanceof FailureError)) return { ...first, off: new Map() };
  const run = await runOf(join(folder, 'learn'), base);
  const names = run === null ? [] : neverGreen(run.run);
  if (run === null || names.length === 0) throw first;
  base.world.progress(`never green: ${names.join(', ')}; once more without`);
  const overrides = mergeOverrides(stack.overrides, withoutChecks(names, run.run.plan.services));
  const second = await learned({ ...stack, overrides }, join(folder, 'without'), base);
  if (second instanceof FailureError) throw first;
  return { ...second, off: new Map(names.map((name) => [name, run])) };
}

async function learned(
  stack: Stack,
  folder: string,
  base: CheckupBase,
): Promise<Omit<LearnedEntries, 'off'> | FailureError> {
  const { machine, world, interruption, options, directory } = base;
  const { env, output } = world;
  const { signal } = interruption;
  const at = join(directory.path, folder);
  try {
    const { learned, services } = await learnStack({
      ...{ stack, attached: null, machine, env, output, signal },
      ...{ folder: at, seed: options.seed },
    });
    return {
      stack: learned.stack,
      asked: entriesOf(learned, services).map((one) => spoken(one, base.described)),
      learned,
    };
  } catch (error) {
    if (!(error instanceof FailureError) || signal.aborted) throw error;
    const [failure] = error.failures;
    // Nobody can be asked: whether a check is red can be seen all the same.
    if (failure?.code === 'R241') return { stack, asked: [], learned: unasked(stack, base) };
    if (failure?.code !== 'R301' && failure?.code !== 'R307') throw error;
    return error;
  }
}

const unasked = (stack: Stack, { described }: CheckupBase): LearnedStack => ({
  ...{ stack, services: [], entries: [], watched: milliseconds(0), traffic: 'nothing' },
  edges: described.flatMap((one) =>
    edgesOf(one, described).map(({ to, by }): LearnedEdge => {
      const evidence = by === 'depends_on' ? ({ by } as const) : ({ by: 'environment', variable: by } as const);
      return { from: one.name, to, evidence: [evidence] };
    }),
  ),
});

/** Null: it did not come so far. */
async function runOf(folder: string, { directory }: CheckupBase): Promise<RunBefore | null> {
  try {
    const { plan, events } = await readRun(join(directory.path, folder));
    const over = Iterator.from(events).find((one) => one.type === 'phase.began' && one.phase === 'teardown');
    const eventIndex = indexEvents(events);
    const run = readEnded(folder, plan, analyse(plan, events), eventIndex);
    return { run, until: over?.at ?? eventIndex.last };
  } catch (error) {
    if (error instanceof FailureError) return null;
    throw error;
  }
}
