/** What shows why services are not ready: the last runs of their checks and the last lines of their logs, a line each. */
import type { ContainerView, HealthLogEntry } from '../../engine/engine.ts';
import { listText, plural } from '../../model/count-text.ts';
import { distinct } from '../../model/distinct.ts';
import { secondsText } from '../../model/duration-text.ts';
import { failedLookText, tellingLine } from '../../model/last-words.ts';
import { milliseconds } from '../../model/time.ts';
import { causeText, mostTold } from './cause-text.ts';
import type { Cause } from './causes.ts';
import { ownWords, type Trouble } from './trouble.ts';

/** So many lines of a log. */
const lastLines = 5;
const longest = 200;

/** Of those whom the sentence only counts, also what is wrong with them. */
export const evidenceOf = (causes: readonly Cause[]): readonly string[] =>
  causes.flatMap((one, index) => [
    ...(index < mostTold ? [] : [causeText(one)]),
    ...runsOf(one.trouble),
    ...logOf(one.trouble),
  ]);

/** The runs of this life, those of equal outcome together; what the sentence says of the last is not repeated. */
function runsOf({ service, symptom }: Trouble): readonly string[] {
  if (symptom.what !== 'check failed') return [];
  const { view, look } = symptom;
  const own = view.health!.log.filter((one) => one.start >= view.startedAt);
  const runs = own.length === 0 ? [look] : own;
  const outcomes = distinct(runs.map(outcomeKey));
  if (outcomes.length === 1) {
    const when = listText(runs.map((one) => startText(one, view)));
    const [many, each] = runs.length === 1 ? ['one run', 'it'] : [`${lastText(runs)}, all alike`, 'each'];
    return [`check of ${service.name}: ${many}, ${when} after its start; ${each} took ${tookText(runs)}`];
  }
  return [
    `check of ${service.name}, after its start:`,
    ...runs.map((one) => {
      const outcome = outcomeKey(one) === outcomeKey(look) ? 'as told' : outcomeText(one);
      return `  ${startText(one, view)}  ${outcome}, in ${secondsText(Math.round(one.end - one.start))}`;
    }),
  ];
}

/** The engine keeps five. */
const lastText = ({ length }: readonly HealthLogEntry[]): string =>
  length < 5 ? plural(length, 'run') : `the last ${length} runs`;

const outcomeText = (look: HealthLogEntry): string => (look.exitCode === 0 ? 'passed' : failedLookText(look));

/** Equal for equal outcomes: some programs say how many milliseconds they took. */
const outcomeKey = (look: HealthLogEntry): string => outcomeText(look).replaceAll(/\b\d+ ?ms\b/g, '');

const startText = ({ start }: HealthLogEntry, { startedAt }: ContainerView): string =>
  secondsText(Math.max(0, Math.round(start - startedAt)));

function tookText(runs: readonly HealthLogEntry[]): string {
  const lengths = runs.map((one) => Math.round(one.end - one.start));
  const [least, most] = [Math.min(...lengths), Math.max(...lengths)];
  return most - least < 10 ? secondsText(milliseconds(most)) : `${secondsText(least)} to ${secondsText(most)}`;
}

/** Nothing where the sentence has quoted all of it. */
function logOf(trouble: Trouble): readonly string[] {
  const { service, symptom, log } = trouble;
  const lines = log.slice(-lastLines);
  const quoted = symptom.what === 'ended' && symptom.view.exitCode !== 0 ? ownWords(trouble) : null;
  if (lines.every((line) => tellingLine(line) === quoted)) return [];
  return [`log of ${service.name}, its last lines:`, ...lines.map((line) => `  ${cut(line)}`)];
}

const cut = (line: string): string => (line.length > longest ? `${line.slice(0, longest - 1)}…` : line);
