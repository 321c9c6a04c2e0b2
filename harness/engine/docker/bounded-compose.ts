/** Compose with a limit: a file of a few lines can make it take all the memory there is. */
import { boundedCommand } from './bounded-command.ts';
import { killed } from './compose/problem.ts';
import { type ComposeOptions, type ComposeOutcome, type ComposeTarget, runCompose } from './compose.ts';

/** A project of a hundred services takes a tenth of a second and of a gigabyte. */
const bounds = { cpuSeconds: 3, memoryMiB: 512 } as const;

/** Whatever it waits for, such as an `include` from far away. */
const wallSeconds = 30;

const boundedTarget = (target: ComposeTarget): ComposeTarget => ({
  ...target,
  compose: { ...target.compose, command: boundedCommand(target.compose.command, bounds) },
});

/** As `runCompose`, for commands that only read; `output` is `killed` where Compose did not end by itself: it always says why it fails. */
export async function readCompose(
  target: ComposeTarget,
  args: readonly string[],
  options: ComposeOptions = {},
): Promise<ComposeOutcome> {
  const signal = AbortSignal.timeout(wallSeconds * 1000);
  const outcome = await runCompose(boundedTarget(target), args, { ...options, signal });
  const ended = !outcome.ok && (signal.aborted || outcome.output.trim() === '');
  return ended ? { ...outcome, output: killed } : outcome;
}
