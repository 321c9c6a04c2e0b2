/** `resilience explore`: what breaks in a stack when anything breaks, without a scenario. */
import { exploreStack } from '../app/explore/explore-stack.ts';
import type { ExitCode } from '../model/failure.ts';

export async function exploreCommand(given: string | undefined): Promise<ExitCode> {
  await exploreStack(given);
  return 0;
}
