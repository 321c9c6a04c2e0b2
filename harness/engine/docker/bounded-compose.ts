/** Compose that only reads: it takes a tenth of a second, and a file of a few lines can make it take all the memory there is. */
import type { ComposeCommand } from '../../model/machine.ts';
import { seconds } from '../../model/time.ts';
import { endedText, type Limits } from '../../subprocess/run-command.ts';
import {
  type ComposeOptions,
  type ComposeOutcome,
  type ComposeStart,
  type ComposeTarget,
  runCompose,
  startCompose,
} from './compose.ts';

/** A project of a hundred services takes a tenth of a second and of a gigabyte. It may wait for an `include` from far away. */
const limits: Limits = { deadline: seconds(30), memoryMiB: 512, cpuSeconds: 3 };

/** As `startCompose`, for commands that only read. */
export const startReading = (
  compose: ComposeCommand,
  words: readonly string[],
  start: ComposeStart,
): Promise<ComposeOutcome> => startCompose(compose, words, { ...start, limits }).then(toldEnd);

/** As `runCompose`, for commands that only read. */
export const readCompose = (
  target: ComposeTarget,
  args: readonly string[],
  options: ComposeOptions = {},
): Promise<ComposeOutcome> => runCompose(target, args, { ...options, limits }).then(toldEnd);

/** Compose always says why it fails. Where the client started it as its plugin, nothing else tells that it was ended. */
const toldEnd = (outcome: ComposeOutcome): ComposeOutcome =>
  outcome.ok || outcome.ended !== null || outcome.output.trim() !== ''
    ? outcome
    : { ...outcome, ended: 'its processor time', reason: endedText('its processor time', limits) };
