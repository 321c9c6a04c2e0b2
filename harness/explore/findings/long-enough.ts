/** How long something must be bad without a break, until its row ends, to be given up: a late recovery is none. */
import type { LearnedStack } from '../../model/learned.ts';
import type { ServiceName } from '../../model/stack.ts';
import { type Duration, milliseconds, seconds } from '../../model/time.ts';

export const longEnough = seconds(5);

/** Twice as long as it takes to start, where that is longer: who starts may be late for once. */
export function longEnoughFor({ services }: Pick<LearnedStack, 'services'>, service: ServiceName): Duration {
  const startsIn = services.find(({ name }) => name === service)?.startsIn ?? 0;
  return milliseconds(Math.max(longEnough, 2 * startsIn));
}
