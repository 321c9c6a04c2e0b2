/** The cell of an entry point: what its users or callers felt of a fault, for how long, and how it came back. */
import type { ExperimentAnalysis, Measured, ProbeReading } from '../../model/analysis.ts';
import type { Back, Cell, Column, Felt } from '../../model/exploration.ts';
import type { MeasuredRow } from '../../model/explore-row.ts';
import { instant, milliseconds } from '../../model/time.ts';
import { cellTime, lateText } from '../words/cell-time.ts';
import { answersFrom, type GivenAnswer, isAmissAnswer, probeReading } from './answers.ts';
import { backOf, type ReadBack } from './back.ts';
import { feltOf, slowest } from './felt.ts';
import { unknownCell } from './unknown-cell.ts';
import { wasAway } from './was-away.ts';

export function probeCell({ name, service }: Column, row: MeasuredRow): Cell {
  const reading = probeReading(row.analysis, name);
  const landed = row.analysis.window?.possible.from;
  if (reading === undefined || landed === undefined) return unknownCell(name);
  const felt = feltOf(reading, landed, wasAway(row.analysis, service, landed));
  if (felt === 'untouched') return { column: name, felt, bad: null, back: { by: 'not needed' }, text: '–' };
  if (felt === 'slower') {
    const late = lateText(slowest(reading, landed) ?? 0);
    return { column: name, felt, bad: null, back: { by: 'not needed' }, text: `slow ${late}` };
  }
  const back = backOf(row, (experiment) => readBack(experiment, name));
  const bad = notGood(reading);
  return { column: name, felt, bad, back, text: textOf(felt, reading, bad, back) };
}

function readBack(experiment: ExperimentAnalysis, name: string): ReadBack | null {
  const reading = probeReading(experiment, name);
  if (reading === undefined || experiment.window === null) return null;
  const injected = experiment.window.possible.from;
  const answers = answersFrom(reading, instant(0));
  // What is back within a period of the injection has no bad answer after it.
  const lastLook = answers.findLast(({ at }) => at < injected)?.at ?? injected;
  const alwaysWell = !answers.some((one) => one.at >= lastLook && isAmissAnswer(one));
  const stillBad = experiment.lasting.some((one) => one.type === 'probe' && one.name === name) || endsBad(answers);
  const { recovery, residualRecovery, relapse } = reading;
  return { recovery, residualRecovery, relapse, alwaysWell, stillBad };
}

/** The last three answers were not good: of what was bad before a remedy `lasting` says nothing. */
function endsBad(answers: readonly GivenAnswer[]): boolean {
  const last = answers.slice(-3);
  return last.length > 0 && last.every(isAmissAnswer);
}

/** Bad or degraded. */
function notGood({ downtime, degraded }: ProbeReading): Measured {
  if (degraded === null) return downtime;
  const unseen = (downtime.unseen ?? 0) + (degraded.time.unseen ?? 0);
  return {
    value: milliseconds(downtime.value + degraded.time.value),
    resolution: milliseconds(downtime.resolution + degraded.time.resolution),
    ...(unseen > 0 && { unseen: milliseconds(unseen) }),
  };
}

/** `DOWN 10 s`, `DOWN` for good, `503 in 1 s`, `degraded 3.1 s`, `WRONG 4 s`. */
function textOf(felt: Felt, { bad, degraded }: ProbeReading, time: Measured, back: Back): string {
  const length = back.by === 'itself' ? ` ${cellTime(time)}` : '';
  const status = bad?.statuses[0] ?? degraded?.statuses[0];
  const late = bad?.p99 ?? degraded?.p99 ?? null;
  switch (felt) {
    case 'untouched':
    case 'slower':
    case 'unknown':
      return '';
    case 'degraded':
      return `degraded${length}`;
    case 'fails fast':
      return late === null ? `fails${length}` : `${status ?? 'error'} in ${lateText(late)}`;
    case 'down':
      return `DOWN${length}`;
    case 'wrong':
      return `WRONG${length}`;
  }
}
