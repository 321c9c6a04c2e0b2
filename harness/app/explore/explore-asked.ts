/** What is explored, as it was asked for: which stack, which rows of it, and whether the budget bears one of them. */
import process from 'node:process';
import { listRows } from '../../explore/rows/list-rows.ts';
import { shortestRow } from '../../explore/rows/row-windows.ts';
import { longText, secondsText } from '../../model/duration-text.ts';
import type { ExploreRow } from '../../model/explore-row.ts';
import { fail } from '../../model/failure.ts';
import type { Stack } from '../../model/stack.ts';
import { type Duration, seconds } from '../../model/time.ts';
import { requireCompose } from '../../provision/finding/compose.ts';
import type { Env } from '../../provision/host/paths.ts';
import { findProject } from '../../scenario-file/compose-file.ts';
import { engineKind } from '../engine.ts';
import type { ExploreOptions } from './explore-options.ts';
import type { LearnedProject } from './learn-stack.ts';

/** Compose files need not be there for what is attached to. */
export async function stackOf(
  given: string | undefined,
  { attach }: Pick<ExploreOptions, 'attach'>,
  env: Env,
): Promise<Stack> {
  if (attach !== undefined && given === undefined) return attachedStack(attach);
  const compose = await requireCompose(env);
  const settle = (stack: Stack) => engineKind.settleFiles(stack, compose);
  return findProject(given, 'npx resilience explore stacks/shop/compose.yaml', settle);
}

const attachedStack = (name: string): Stack => ({
  ...{ name: name.split('/').filter(Boolean).at(-1) ?? name, folder: process.cwd(), compose: [], lookup: 'none named' },
  ...{ services: {}, variables: {}, overrides: {} },
});

export function askedRows({ learned, services }: LearnedProject, { only }: ExploreOptions): readonly ExploreRow[] {
  const rows = listRows(learned, services);
  const asked = rows.filter(({ key }) => only.every((word) => key.toLowerCase().includes(word.toLowerCase())));
  if (asked.length > 0) return asked;
  return fail('R107', `no row has ${only.map((word) => `'${word}'`).join(' and ')} in its name`, {
    at: '--only',
    fix: `name words of one of: ${rows.map(({ key }) => key).join(', ')}`,
  });
}

/** For less than this no stack is brought up. */
export const leastBudget: Duration = seconds(40);

/** Throws R242. */
export function refuseTooLittle(rows: readonly ExploreRow[], { budget }: ExploreOptions, learning: number): void {
  const shortest = shortestRow(rows);
  const needed = Math.ceil((learning + shortest + seconds(20)) / 60_000);
  if (budget >= learning + shortest) return;
  fail(
    'R242',
    `a budget of ${longText(budget)} is too small for one row: learning the stack took ${secondsText(learning)}, and the shortest row takes ${secondsText(shortest)}`,
    {
      at: '--budget',
      fix: `give it ${needed} min at least, as in --budget ${needed}m`,
    },
  );
}
