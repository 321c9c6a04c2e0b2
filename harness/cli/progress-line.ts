/** A line of the live picture, and how events change it. */
import type { EventOf, TimelineEvent } from '../model/event.ts';
import { faultsLast } from '../model/fault-facts.ts';
import type { Plan, PlannedExperiment } from '../model/plan.ts';
import { eventText, phaseText } from './progress-text.ts';

export interface ProgressLine {
  readonly title: string;
  /** Planned length, milliseconds; 0 where it is not planned. */
  readonly planned: number;
  began: number | null;
  phase: string;
  last: string;
  faulty: boolean;
  /** Whether what it stands for came to its planned end. */
  whole: boolean;
}

/** One line for the setup, one for each experiment, one for the teardown. */
export const makeLines = (plan: Plan): readonly ProgressLine[] => [
  makeLine(phaseText({ phase: 'setup' }, plan), 0),
  ...plan.experiments.map((one) => makeLine(one.name, plannedLength(one))),
  makeLine(phaseText({ phase: 'teardown' }, plan), 0),
];

const plannedLength = (one: PlannedExperiment): number => one.baseline + faultsLast(one) + one.recovery;

const makeLine = (title: string, planned: number): ProgressLine => ({
  title,
  planned,
  began: null,
  phase: '',
  last: '',
  faulty: false,
  whole: false,
});

/** Notes an event, and returns the index of the line that it belongs to: that of the phase under way. */
export function noteEvent(
  event: TimelineEvent,
  plan: Pick<Plan, 'attached'>,
  lines: readonly ProgressLine[],
  current: number,
): number {
  const index = event.type === 'phase.began' ? indexOf(event, lines, current) : current;
  const line = lines[index]!;
  if (event.type === 'phase.began') {
    line.began ??= event.at;
    line.phase = phaseText(event, plan);
  }
  if (event.type === 'phase.ended') line.whole = event.phase !== 'baseline' && event.phase !== 'fault';
  if (event.type === 'inject.began') line.faulty = true;
  if (event.type === 'inject.ended' && line.faulty) line.phase = 'the fault holds';
  if (event.type === 'revert.ended') line.faulty = false;
  line.last = eventText(event) ?? line.last;
  return index;
}

/** A stack that is created again is brought up on the line of the experiment that left it. */
function indexOf(event: EventOf<'phase.began'>, lines: readonly ProgressLine[], current: number): number {
  if (event.phase === 'setup') return current;
  if (event.phase === 'teardown') return lines.length - 1;
  return lines.findIndex((line, index) => index > 0 && line.title === event.experiment);
}
