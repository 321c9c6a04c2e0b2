/** Everything an experiment is judged from, gathered once. */

import type { Plan, PlannedExperiment, Prediction } from '../model/plan.ts';
import { goodForOf } from '../prediction/recovery-window.ts';
import type { Chronicle, ExperimentEvents } from './event-index.ts';
import { type SettledRun, settleRun } from './readings/effective-settings.ts';
import { downIn } from './readings/engine-reading.ts';
import { predictAgain } from './readings/predict-again.ts';
import { type ProbeSight, probeSight } from './readings/probe-reading.ts';
import { type ServiceSight, serviceSight } from './readings/service-reading.ts';
import { type Window, type Windows, windowsOf } from './readings/windows.ts';

export interface Sights {
  readonly plan: Plan;
  readonly planned: PlannedExperiment;
  readonly chronicle: Chronicle;
  readonly events: ExperimentEvents;
  readonly run: SettledRun;
  readonly windows: Windows;
  readonly prediction: Prediction;
  readonly probes: ReadonlyMap<string, ProbeSight>;
  readonly services: ReadonlyMap<string, ServiceSight>;
}

const nothing: ExperimentEvents = {
  phases: [],
  injectBegan: null,
  injectEnded: null,
  revertBegan: null,
  revertEnded: null,
};

export function gatherSights(plan: Plan, planned: PlannedExperiment, chronicle: Chronicle): Sights {
  const events = chronicle.experiments.get(planned.name) ?? nothing;
  const run = settleRun(plan, chronicle);
  const windows = windowsOf(planned, events, chronicle, plan);
  const services = new Map(
    run.services.map(({ name }) => [name, serviceSight(name, chronicle, run, windows, events)] as const),
  );
  const probes = Object.entries(plan.probes).map(([name, probe]): [string, ProbeSight] => {
    const goodFor = goodForOf({ ...plan, services: run.services }, name);
    const of = services.get(probe.service);
    const down = of === undefined ? [] : downIn(of.replicas, windows.span, of.resolution);
    return [name, probeSight({ name, probe, chronicle, goodFor, span: windows.span, down })];
  });
  return {
    plan,
    planned,
    chronicle,
    events,
    run,
    windows,
    prediction: predictAgain(planned, run, events, chronicle),
    probes: new Map(probes),
    services,
  };
}

/** The services that the fault is about: what breaks elsewhere is its blast radius. */
export function subjectsOf({ planned, events }: Sights): ReadonlySet<string> {
  const names = new Set([planned.fault.target, ...(events.injectBegan?.targets.map((one) => one.service) ?? [])]);
  if (planned.fault.kind === 'breakDependency') names.add(planned.fault.from);
  return names;
}

/** Whether events of the engine were lost somewhere in the window. */
export const lostIn = ({ chronicle }: Sights, window: Window): boolean =>
  chronicle.lost.some((one) => one.to >= window.from && one.from <= window.to);
