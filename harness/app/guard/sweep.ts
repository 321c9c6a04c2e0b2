/** What the killed runs of this machine have left is removed before another begins; one that anybody may still see to is never touched. */
import { messageOf } from '../../model/message-of.ts';
import type { Machine } from '../../provision/ensure.ts';
import { cleanUpInstead } from './clean-up-instead.ts';
import { findRuns, guardianDone, undoingOf } from './found-runs.ts';

/** `tell` gets a line for each run that had left something. What cannot be removed keeps nobody from running. */
export async function sweep(machine: Machine, tell: (line: string) => void): Promise<void> {
  try {
    const found = await findRuns(machine.endpoint);
    // What is attached to next is to be seen as it is when all is undone.
    await Promise.all(found.map(({ lock, owner }) => lock !== null && guardianDone(owner)));
    const dead = (await findRuns(machine.endpoint)).filter(({ state }) => state === 'nobody');
    for (const one of dead) {
      const still = await cleanUpInstead(one, machine.endpoint, undoingOf(machine));
      tell(
        still.length === 0
          ? `cleaned up after the run ${one.run}, whose process was killed`
          : `not cleaned up after the killed run ${one.run}: ${still.join('; ')}; \`resilience recover ${one.run}\` tries again`,
      );
    }
  } catch (error) {
    tell(`what killed runs have left could not be looked for: ${messageOf(error)}`);
  }
}
