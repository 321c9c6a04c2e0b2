/** The options of `resilience predict` as a person gives them. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { type Asks, type FailureMode, failureModes, type Platform, platforms } from '../model/forecast.ts';
import { addVariationOptions } from './compare-options.ts';

export const addPredictOptions = (command: Command): Command =>
  addVariationOptions(command)
    .option('--repeats <count>', 'simulated runs of each variant', readCount, 1000)
    .addOption(
      new Option('--under <platforms>', 'the platforms, with commas between')
        .choices(platforms)
        .argParser(readPlatforms)
        .default(platforms),
    )
    .option('--objective <text>', "what is wanted: 'TTR p95 < 15s'")
    .addOption(
      new Option('--failure <modes>', "in place of the scenario's faults, with commas between")
        .choices(failureModes)
        .argParser(readFailures)
        .default([]),
    )
    .option('--asks <service=service>', 'whose health check asks whom, where it does not say so itself', readAsks, [])
    .option('--check-failure <share>', 'the chance that a check of a healthy service fails', readShare, 0.001);

function readCount(text: string): number {
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It is a whole number from 1.');
}

function readPlatforms(text: string): readonly Platform[] {
  const names = text.split(',').map((name) => name.trim());
  if (names.every((name) => (platforms as readonly string[]).includes(name))) return names as Platform[];
  throw new InvalidArgumentError(`They are some of ${platforms.join(', ')}, with commas between.`);
}

function readFailures(text: string): readonly FailureMode[] {
  const names = text.split(',').map((name) => name.trim());
  if (names.every((name) => (failureModes as readonly string[]).includes(name))) return names as FailureMode[];
  throw new InvalidArgumentError(`They are some of ${failureModes.join(', ')}, with commas between.`);
}

function readShare(text: string): number {
  const share = Number(text);
  if (text.trim() !== '' && share >= 0 && share < 1) return share;
  throw new InvalidArgumentError('It is a share from 0 to below 1.');
}

function readAsks(text: string, before: readonly Asks[]): readonly Asks[] {
  const [, asker, asked] = /^([^=\s]+)=([^=\s]+)$/.exec(text) ?? [];
  if (asker === undefined || asked === undefined) throw new InvalidArgumentError('It is two services: web=api.');
  return [...before, { asker, asked }];
}
