/** Everything an experiment is judged from, gathered once. */
import { faultsOf, sufferer } from '../model/fault-facts.ts';
import type { Plan, PlannedExperiment, Prediction } from '../model/plan.ts';
import { goodForOf } from '../prediction/recovery-window.ts';
import type { EventIndex, ExperimentEvents, FaultEvents } from './event-index.ts';
import { type EffectiveSettings, effectiveSettings } from './readings/effective-settings.ts';
import { downIn } from './readings/engine-reading.ts';
import { predictAgain } from './readings/predict-again.ts';
import { type ProbeEvidence, probeEvidence } from './readings/probe-reading.ts';
import { type ServiceEvidence, serviceEvidence } from './readings/service-reading.ts';
import { type Window, type Windows, windowsOf } from './readings/windows.ts';

export interface ExperimentEvidence {
  readonly plan: Plan;
  readonly planned: PlannedExperiment;
  readonly eventIndex: EventIndex;
  readonly events: ExperimentEvents;
  readonly run: EffectiveSettings;
  readonly windows: Windows;
  readonly prediction: Prediction;
  readonly probes: ReadonlyMap<string, ProbeEvidence>;
  readonly services: ReadonlyMap<string, ServiceEvidence>;
}

const noFault: FaultEvents = { injectBegan: null, injectEnded: null, revertBegan: null, revertEnded: null };
const nothing: ExperimentEvents = { phases: [], ...noFault, second: noFault };

export function gatherEvidence(plan: Plan, planned: PlannedExperiment, eventIndex: EventIndex): ExperimentEvidence {
  const events = eventIndex.experiments.get(planned.name) ?? nothing;
  const run = effectiveSettings(plan, eventIndex);
  const windows = windowsOf(planned, events, eventIndex, plan);
  const services = new Map(
    run.services.map(({ name }) => [name, serviceEvidence(name, eventIndex, run, windows, events)] as const),
  );
  const probes = Object.entries(plan.probes).map(([name, probe]): [string, ProbeEvidence] => {
    const goodFor = goodForOf({ ...plan, services: run.services }, name);
    const of = services.get(probe.service);
    const down = of === undefined ? [] : downIn(of.replicas, windows.span, of.resolution);
    return [name, probeEvidence({ name, probe, eventIndex, goodFor, span: windows.span, down })];
  });
  return {
    plan,
    planned,
    eventIndex,
    events,
    run,
    windows,
    prediction: predictAgain(planned, run, events, eventIndex),
    probes: new Map(probes),
    services,
  };
}

/** The services that its faults are about: what breaks elsewhere is its blast radius. */
export function subjectsOf({ planned, events }: ExperimentEvidence): ReadonlySet<string> {
  const struck = [events, events.second].flatMap(({ injectBegan }) => injectBegan?.targets ?? []);
  return new Set([
    ...faultsOf(planned).flatMap((fault) => [fault.target, sufferer(fault)]),
    ...struck.map((one) => one.service),
  ]);
}

/** Whether events of the engine were lost somewhere in the window. */
export const lostIn = ({ eventIndex }: ExperimentEvidence, window: Window): boolean =>
  eventIndex.lost.some((one) => one.to >= window.from && one.from <= window.to);
