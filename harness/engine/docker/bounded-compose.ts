/** Compose with a limit: a file of a few lines can make it take all the memory there is. */
import type { ComposeCommand } from '../../model/machine.ts';
import { boundedCommand } from '../bounded-command.ts';
import { killed } from './compose/problem.ts';
import {
  type ComposeOptions,
  type ComposeOutcome,
  type ComposeStart,
  type ComposeTarget,
  runCompose,
  startCompose,
} from './compose.ts';

/** A project of a hundred services takes a tenth of a second and of a gigabyte. */
const bounds = { cpuSeconds: 3, memoryMiB: 512 } as const;

/** Whatever it waits for, such as an `include` from far away. */
const wallSeconds = 30;

const bounded = (compose: ComposeCommand): ComposeCommand => ({
  ...compose,
  command: boundedCommand(compose.command, bounds),
});

const patience = (): AbortSignal => AbortSignal.timeout(wallSeconds * 1000);

/** As `startCompose`, for commands that only read. */
export const startReading = (
  compose: ComposeCommand,
  words: readonly string[],
  start: ComposeStart,
): Promise<ComposeOutcome> => startCompose(bounded(compose), words, { ...start, signal: patience() });

/** As `runCompose`, for commands that only read; `output` is `killed` where Compose did not end by itself: it always says why it fails. */
export async function readCompose(
  target: ComposeTarget,
  args: readonly string[],
  options: ComposeOptions = {},
): Promise<ComposeOutcome> {
  const signal = patience();
  const outcome = await runCompose({ ...target, compose: bounded(target.compose) }, args, { ...options, signal });
  const ended = !outcome.ok && (signal.aborted || outcome.output.trim() === '');
  return ended ? { ...outcome, output: killed } : outcome;
}
