/** One experiment: windows, readings, judged expectations, and what the reader should know. */
import type { ExperimentAnalysis, Renewal } from '../model/analysis.ts';
import { faultLabel } from '../model/fault.ts';
import type { Plan, PlannedExperiment } from '../model/plan.ts';
import { between } from '../model/time.ts';
import type { Chronicle } from './event-index.ts';
import { gatherSights, subjectsOf } from './evidence.ts';
import { spoiltBy } from './judge/inconclusive-reason.ts';
import { judgeAll } from './judge/judge.ts';
import { foreignActs } from './readings/foreign-hands.ts';
import { lastingOutages } from './readings/lasting.ts';
import { readLoads } from './readings/load-reading.ts';
import { readProbe } from './readings/probe-reading.ts';
import { readService } from './readings/service-reading.ts';
import { mergeVerdicts } from './verdict.ts';
import { findingsOf } from './words/findings.ts';
import { markersOf } from './words/markers.ts';
import { tellStory } from './words/story.ts';

export function analyseExperiment(plan: Plan, planned: PlannedExperiment, chronicle: Chronicle): ExperimentAnalysis {
  const sights = gatherSights(plan, planned, chronicle);
  const { events, windows } = sights;
  const acts = foreignActs(sights);
  const spoilt = spoiltBy(sights, acts);
  const subjects = subjectsOf(sights);
  const revertBegan = events.revertBegan?.at ?? null;
  const probes = [...sights.probes.values()].map((one) => readProbe(one, windows, revertBegan, chronicle));
  const services = [...sights.services.values()].map((one) =>
    readService(one, windows, [...sights.probes.values()], subjects.has(one.name)),
  );
  const loads = readLoads(sights);
  const expectations = judgeAll(sights, spoilt);
  const markers = markersOf(sights, probes, services);
  return {
    name: planned.name,
    verdict: mergeVerdicts([...expectations.map((one) => one.verdict), spoilt === null ? 'pass' : 'inconclusive']),
    fault: planned.fault,
    label: events.injectBegan?.label ?? faultLabel(planned.fault),
    landing: events.injectBegan === null ? 'not tried' : (events.injectEnded?.landing ?? 'unknown'),
    proof: events.injectEnded?.proof ?? '',
    endedBy: events.revertBegan?.by ?? null,
    renewed: renewalOf(chronicle, planned.name),
    span: windows.span,
    baseline: windows.baseline,
    lasting: lastingOutages(sights, expectations),
    window: windows.fault,
    prediction: sights.prediction,
    expectations,
    probes,
    services,
    loads,
    markers,
    story: tellStory(sights, markers, probes, services, acts),
    // Numbers of an experiment that cannot be judged explain nothing.
    findings: spoilt === null ? findingsOf(sights, probes, services, loads, expectations) : [],
    inconclusive: spoilt?.failure ?? null,
  };
}

function renewalOf({ renewed }: Chronicle, name: string): Renewal | null {
  const one = renewed.find(({ experiment }) => experiment === name);
  if (one === undefined) return null;
  return { brokenBy: one.brokenBy, reason: one.reason, took: between(one.began, one.at) };
}
