/** One experiment: windows, readings, judged expectations, and what the reader should know. */
import type { ExperimentAnalysis, Renewal, SecondReading } from '../model/analysis.ts';
import { secondsText } from '../model/duration-text.ts';
import { faultLabel, isHeld } from '../model/fault-traits.ts';
import type { Plan, PlannedExperiment } from '../model/plan.ts';
import type { SecondFault } from '../model/second-fault.ts';
import { between } from '../model/time.ts';
import { mergeVerdicts } from '../model/verdict.ts';
import type { EventIndex, ExperimentEvents, FaultEvents } from './event-index.ts';
import { gatherEvidence, subjectsOf } from './evidence.ts';
import { inconclusiveReason } from './judge/inconclusive-reason.ts';
import { judgeAll } from './judge/judge.ts';
import { readAftermath } from './readings/aftermath.ts';
import { foreignActs } from './readings/foreign-hands.ts';
import { lastingOutages } from './readings/lasting.ts';
import { readLoads } from './readings/load-reading.ts';
import { readProbe } from './readings/probe-reading.ts';
import { readService } from './readings/service-reading.ts';
import { findingsOf } from './words/findings.ts';
import { markersOf } from './words/markers.ts';
import { tellStory } from './words/story.ts';

export function analyseExperiment(plan: Plan, planned: PlannedExperiment, eventIndex: EventIndex): ExperimentAnalysis {
  const gathered = gatherEvidence(plan, planned, eventIndex);
  const { events, windows } = gathered;
  const acts = foreignActs(gathered);
  const inconclusive = inconclusiveReason(gathered, acts);
  const subjects = subjectsOf(gathered);
  const probes = [...gathered.probes.values()].map((one) => readProbe(one, windows, eventIndex));
  const services = [...gathered.services.values()].map((one) =>
    readService(one, windows, [...gathered.probes.values()], subjects.has(one.name)),
  );
  const loads = readLoads(gathered);
  const expectations = judgeAll(gathered, inconclusive);
  const markers = markersOf(gathered, probes, services);
  const aftermath = readAftermath(eventIndex.aftermath, planned.name);
  return {
    name: planned.name,
    verdict: mergeVerdicts([
      ...expectations.map((one) => one.verdict),
      inconclusive === null ? 'pass' : 'inconclusive',
    ]),
    fault: planned.fault,
    label: labelOf(planned, events),
    ...(planned.second !== undefined && { second: readSecond(planned.second, events.second) }),
    landing: events.injectBegan === null ? 'not tried' : (events.injectEnded?.landing ?? 'unknown'),
    proof: events.injectEnded?.proof ?? '',
    endedBy: events.revertBegan?.by ?? null,
    renewed: renewalOf(eventIndex, planned.name),
    span: windows.span,
    baseline: windows.baseline,
    lasting: lastingOutages(gathered, expectations),
    window: windows.fault,
    prediction: gathered.prediction,
    expectations,
    probes,
    services,
    loads,
    markers,
    ...(aftermath !== undefined && { aftermath }),
    story: tellStory(gathered, markers, probes, services, acts),
    // Numbers of an experiment that cannot be judged explain nothing.
    findings: inconclusive === null ? findingsOf(gathered, probes, services, loads, expectations) : [],
    inconclusive: inconclusive?.failure ?? null,
  };
}

function renewalOf({ renewed }: EventIndex, name: string): Renewal | null {
  const one = renewed.find(({ experiment }) => experiment === name);
  if (one === undefined) return null;
  return { brokenBy: one.brokenBy, reason: one.reason, took: between(one.began, one.at) };
}

function labelOf({ fault, second }: PlannedExperiment, { injectBegan }: ExperimentEvents): string {
  const first = injectBegan?.label ?? faultLabel(fault);
  return second === undefined ? first : `${first}, and ${faultLabel(second.fault)} ${secondsText(second.after)} later`;
}

const readSecond = ({ fault }: SecondFault, { injectBegan, injectEnded, revertEnded }: FaultEvents): SecondReading => ({
  label: injectBegan?.label ?? faultLabel(fault),
  landing: injectBegan === null ? 'not tried' : (injectEnded?.landing ?? 'unknown'),
  proof: injectEnded?.proof ?? '',
  began: injectBegan?.at ?? null,
  ended: (isHeld(fault) ? revertEnded : injectEnded)?.ended ?? null,
});
