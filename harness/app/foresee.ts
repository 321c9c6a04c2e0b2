/** What can be known of the stacks of plans before they start: from their files, from earlier runs, and from an engine where one is at hand. */
import { existsSync } from 'node:fs';
import { foresee } from '../lint/foresee.ts';
import type { ComposeCommand } from '../model/machine.ts';
import type { Plan } from '../model/plan.ts';
import type { StackObstacles } from '../model/start-obstacle.ts';
import type { Env } from '../provision/host/paths.ts';
import { servicesForLint } from './lint-project.ts';

export interface ForeseeingOptions {
  readonly compose: ComposeCommand;
  /** Where earlier runs are. */
  readonly reports: string;
  readonly env: Env;
}

/** Each stack once; those of which nothing bad is known are left out. */
export async function foreseeAll(
  plans: readonly Plan[],
  { compose, reports, env }: ForeseeingOptions,
): Promise<readonly StackObstacles[]> {
  const stacks = new Map(plans.map(({ stack }) => [JSON.stringify(stack), stack]));
  const all: StackObstacles[] = [];
  for (const stack of stacks.values()) {
    const { services, written } = await servicesForLint(stack, reports, compose, env);
    const found = foresee({ services, written, folder: stack.folder, isThere: existsSync });
    if (found.length > 0) all.push({ stack: stack.name, found });
  }
  return all;
}
