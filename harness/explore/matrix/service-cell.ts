/** The cell of a service that nobody can ask: whether its containers ran, and were healthy where they have a check. */
import type { ContainerState, ExperimentAnalysis, Measured, ServiceReading, StateSpan } from '../../model/analysis.ts';
import type { Cell, Column, Felt } from '../../model/exploration.ts';
import type { MeasuredRow } from '../../model/explore-row.ts';
import { type Instant, milliseconds } from '../../model/time.ts';
import { cellTime } from '../words/cell-time.ts';
import { backOf, type ReadBack } from './back.ts';
import { unknownCell } from './unknown-cell.ts';
import { away } from './was-away.ts';

/** Shorter than that it may have been an event that came late. */
const resolution = milliseconds(20);

export function serviceCell({ name, service }: Column, row: MeasuredRow): Cell {
  const reading = serviceReading(row.analysis, service);
  const landed = row.analysis.window?.possible.from;
  if (reading === undefined || landed === undefined) return unknownCell(name);
  const unwell = unwellSince(reading, landed);
  const value = Math.max(0, ...unwell.map((one) => one.reduce((sum, { from, to }) => sum + to - from, 0)));
  if (value <= resolution) {
    return { column: name, felt: 'untouched', bad: null, back: { by: 'not needed' }, text: '–' };
  }
  const back = backOf(row, (experiment) => readBack(experiment, service));
  const bad: Measured = { value: milliseconds(value), resolution };
  const states = unwell.flat().map(({ state }) => state);
  const felt: Felt = states.some((state) => away.includes(state)) ? 'down' : 'degraded';
  const worst = felt === 'down' ? 'DOWN' : states.includes('unhealthy') ? 'unhealthy' : 'starting';
  return { column: name, felt, bad, back, text: back.by === 'itself' ? `${worst} ${cellTime(bad)}` : worst };
}

/** Well, or as well as is known. */
const well = ({ checked }: ServiceReading, state: ContainerState): boolean =>
  state === 'done' || state === 'unknown' || state === (checked ? 'healthy' : 'running');

/** Of each container, the stretches in which it was not well. */
const unwellSince = (reading: ServiceReading, since: Instant): readonly (readonly StateSpan[])[] =>
  reading.replicas.map(({ lane }) =>
    lane
      .filter(({ to, state }) => to > since && !well(reading, state))
      .map((one) => (one.from < since ? { ...one, from: since } : one)),
  );

const serviceReading = ({ services }: ExperimentAnalysis, name: string): ServiceReading | undefined =>
  services.find(({ service }) => service === name);

function readBack(experiment: ExperimentAnalysis, name: string): ReadBack | null {
  const reading = serviceReading(experiment, name);
  if (reading === undefined || experiment.window === null) return null;
  const unwell = unwellSince(reading, experiment.window.possible.from).flat();
  const { recovery, residualRecovery, relapse } = reading;
  const ends = reading.replicas.map(({ lane }) => lane.at(-1)?.state ?? 'unknown');
  const stillBad = ends.some((state) => !well(reading, state));
  return { recovery, residualRecovery, relapse, alwaysWell: unwell.length === 0, stillBad };
}
