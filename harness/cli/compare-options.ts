/** The options of `resilience compare` as a person gives them. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Design } from '../design/cells.ts';
import { fieldNames } from '../design/fields.ts';
import type { Quantity } from '../model/comparison-plan.ts';
import { type Duration, parseDuration } from '../model/time.ts';

const designs: readonly Design[] = ['full', 'one-at-a-time'];
const quantities: readonly Quantity[] = ['detection', 'recovery', 'engineRecovery', 'downtime'];

const collect = (value: string, before: readonly string[]): readonly string[] => [...before, value];

export const addVariationOptions = (command: Command): Command =>
  command
    .option('--vary <setting=values>', 'a setting and its values: healthcheck.interval=1s,5s,30s', collect, [])
    .option('--cell <name: settings>', "one variant: 'quick: healthcheck.interval=1s, restart=always'", collect, [])
    .option('--merge <file>', 'a variant that merges this Compose file over the others', collect, [])
    .option('--revision <commit>', "a variant with the stack's folder at this git revision", collect, [])
    .addOption(
      new Option('--design <kind>', 'every combination, or one setting at a time').choices(designs).default('full'),
    )
    .option('--experiment <name>', 'only this experiment of the scenario', collect, [])
    .addHelpText('after', explanation);

const explanation = `
A setting is [service:]name; without a service it is the one target of the faults. Names are
${fieldNames.join(', ')}.
An objective is TTR, TTD, engine TTR or downtime, then median (which may be left out), mean, p95 or max, then a limit: 'TTR p95 < 15s'.
TTR: until users are served again; TTD: until the engine notices; engine TTR: until the engine calls it well again.`;

export const addCompareOptions = (command: Command): Command =>
  addVariationOptions(command)
    .option('--reference <variant>', 'what the others are compared with')
    .option('--repeats <count>', 'runs of each variant', readCount, 10)
    .option('--budget <time>', 'reduce the repeats to fit this wall time, such as 30m', readTime)
    .option('--jobs <count>', 'stacks side by side; auto: as many as the machine can take', readJobs, 'auto')
    .option('--objective <text>', "what is wanted: 'TTR p95 < 15s'")
    .addOption(new Option('--measure <quantity>', 'the headline').choices(quantities))
    .option('--no-controls', 'leave out the runs without a fault, and with them price and false alarms')
    .option('--no-confirm', 'do not try the recommended patch')
    .option('--dry-run', 'print the plan and how long it takes; touch nothing', false);

export function readCount(text: string): number {
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It is a whole number from 1.');
}

export const readJobs = (text: string): number | 'auto' => (text === 'auto' ? 'auto' : readCount(text));

export function readTime(text: string): Duration {
  const length = parseDuration(text);
  if (length !== undefined && length > 0) return length;
  throw new InvalidArgumentError('It is a length of time such as 30m.');
}
