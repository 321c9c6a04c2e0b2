/** The options of `resilience gate` as a person or a CI system gives them. */
import { type Command, InvalidArgumentError } from 'commander';
import type { Shard } from '../model/night.ts';
import { readCount, readJobs, readTime } from './compare-options.ts';
import { readUrl } from './outlet-options.ts';

export const addGateOptions = (command: Command): Command =>
  command
    .option('--suite <name>', 'which suite of the configuration; default: nightly, or the only one')
    .option('--repeats <count>', 'runs of each scenario', readCount)
    .option('--budget <time>', 'the longest it may take, such as 40m; what tells least is left out', readTime)
    .option('--jobs <count>', 'stacks side by side; auto: as many as the machine can take', readJobs)
    .option('--shard <i/n>', 'the part of one of several machines; `gate merge` puts the parts together', readShard)
    .option('--since <revision>', 'compare with this revision, and search for the commit that made it slower')
    .option('--no-confirm', 'tell of what seems slower, and compare no revisions')
    .option('--no-bisect', 'do not search for the commit of what was confirmed')
    .option('--night <date>', 'the date of the night, such as 2026-11-30; default: today, UTC', readDate)
    .option(
      '--run-id <name>',
      'the same name on the same night replaces what it said; default: that of the CI system',
      readRun,
    )
    .option('--history <folder>', 'where the history of nights lies')
    .option('--push-gateway <url>', "keep the night's metrics in a Pushgateway", readUrl)
    .option('--dry-run', 'print the plan and how long it takes; start nothing', false);

function readShard(text: string): Shard {
  const [, index, of] = /^(\d{1,3})\/(\d{1,3})$/.exec(text) ?? [];
  const shard = { index: Number(index), of: Number(of) };
  if (shard.index >= 1 && shard.index <= shard.of) return shard;
  throw new InvalidArgumentError('It is a part of so many, counted from 1: 2/3.');
}

export function readDate(text: string): string {
  const date = new Date(`${text}T00:00:00Z`);
  if (/^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text))
    return text;
  throw new InvalidArgumentError('It is a date such as 2026-11-30.');
}

/** It stands in names of folders. */
function readRun(text: string): string {
  if (/^\w[\w.-]{0,63}$/.test(text)) return text;
  throw new InvalidArgumentError("It is up to 64 letters, digits, '.', '-' and '_'.");
}
