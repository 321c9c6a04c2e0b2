/** What a table says of a check, column by column. */
import type { CheckFacts, CheckPrice, CheckTrial, TrialKind } from '../model/checkup.ts';
import { countText, listText, plural } from '../model/count-text.ts';
import { longText, secondsText, stopwatchText } from '../model/duration-text.ts';
import type { Measured } from '../model/measured.ts';
import { type Duration, milliseconds } from '../model/time.ts';
import { isSure } from './read-trial.ts';
import { redText } from './red-text.ts';
import { leaves } from './verdict.ts';

export interface CheckColumn {
  readonly head: string;
  readonly text: (facts: CheckFacts) => string;
}

const ofKind =
  (kind: TrialKind) =>
  ({ trials }: CheckFacts): string =>
    redText(trials.find((one) => one.kind === kind));

/** In the order in which they are left out on a narrow terminal: the last first. */
export const checkColumns: readonly CheckColumn[] = [
  { head: 'hangs', text: ofKind('hangs') },
  { head: 'child dies', text: childText },
  { head: 'port closed', text: ofKind('port closed') },
  { head: 'dependency cut', text: ({ trials }) => dependencyText(trials) },
  { head: 'early green', text: ({ rest }) => amountText(rest?.early ?? null) },
  { head: 'late green', text: ({ trials }) => amountText(longest(trials.map((one) => one.late))) },
  { head: 'users fine, red', text: (facts) => amountText(longestWolf(facts)) },
  { head: 'price', text: ({ rest }) => (rest?.price == null ? '–' : priceText(rest.price)) },
];

/** A process that has none dies itself. */
function childText({ trials }: CheckFacts): string {
  const child = trials.find((one) => one.kind === 'child dies');
  if (child !== undefined && child.unknown === null) return redText(child);
  return redText(trials.find((one) => one.kind === 'crashes'));
}

function dependencyText(trials: readonly CheckTrial[]): string {
  const cut = trials.filter((one) => one.kind === 'dependency cut' && one.unknown === null);
  const red = cut.filter((one) => one.red.seen).map((one) => one.dependency!);
  if (red.length > 0) return `red with ${listText(red)}`;
  return cut.length === 0 ? '–' : 'green';
}

const longestWolf = ({ trials, rest }: CheckFacts): Measured | null =>
  longest([...trials.map((one) => one.wolf), rest?.wolf ?? null]);

const longest = (all: readonly (Measured | null)[]): Measured | null =>
  all.filter((one) => one !== null).toSorted((a, b) => b.value - a.value)[0] ?? null;

/** `3.2 s`; `0 s` within what can be told; `–`: it was not seen. */
const amountText = (one: Measured | null): string =>
  one === null ? '–' : isSure(one) ? secondsText(roundedTo(one)) : '0 s';

/** No finer than it is known. */
const roundedTo = ({ value, resolution }: Measured): Duration => {
  const step = resolution >= 1000 ? 1000 : resolution >= 100 ? 100 : 10;
  return milliseconds(Math.round(value / step) * step);
};

/** `61 CPU-ms, 110 s an hour`. */
export function priceText(price: CheckPrice): string {
  const { cpu, cpuPerHour, leftBehind } = price;
  const each = isSure(cpu) ? countText(cpu.value) : `under ${countText(cpu.value + cpu.resolution)}`;
  const hourly = cpuPerHour < tenMinutes ? stopwatchText(cpuPerHour) : longText(cpuPerHour);
  const left = leaves(price) ? `, leaves ${plural(leftBehind!, 'process', 'processes')}` : '';
  return `${each} CPU-ms, ${hourly} an hour${left}`;
}

const tenMinutes = 600_000;
