/** One experiment: windows, readings, judged expectations, and what the reader should know. */
import type { ExperimentAnalysis, Renewal } from '../model/analysis.ts';
import { faultLabel } from '../model/fault.ts';
import type { Plan, PlannedExperiment } from '../model/plan.ts';
import { between } from '../model/time.ts';
import { mergeVerdicts } from '../model/verdict.ts';
import type { Chronicle } from './chronicle.ts';
import { findingsOf } from './findings.ts';
import { foreignActs } from './foreign-hands.ts';
import { judgeAll } from './judge.ts';
import { lastingOutages } from './lasting.ts';
import { readLoads } from './load-reading.ts';
import { markersOf } from './markers.ts';
import { readProbe } from './probe-reading.ts';
import { readService } from './service-reading.ts';
import { gatherSights, subjectsOf } from './sights.ts';
import { spoiltBy } from './spoilt.ts';
import { tellStory } from './story.ts';

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
