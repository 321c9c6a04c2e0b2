/** The windows of one experiment: what is observed, from when to when, and whether the observation reached its planned end. */
import type { FaultWindow } from '../../model/analysis.ts';
import type { Phase } from '../../model/event.ts';
import { faultsLast, hasEnd } from '../../model/fault-facts.ts';
import { isHeld } from '../../model/fault-traits.ts';
import type { Plan, PlannedExperiment } from '../../model/plan.ts';
import { between, type Duration, type Instant, instant, type Span } from '../../model/time.ts';
import type { EventIndex, ExperimentEvents, FaultEvents } from '../event-index.ts';
import { landingSpan, revertSpan } from './landing.ts';

/** A stretch of time in which an expectation is judged. */
export interface Window extends Span {
  /** Times count from here; `origin` ≥ `from`. */
  readonly origin: Instant;
  /** How far before `origin` the thing that is counted from may have happened. */
  readonly uncertainty: Duration;
  /** Whether it was watched to its planned end. */
  readonly complete: boolean;
}

export interface Windows {
  readonly span: Span;
  /** Up to the injection. */
  readonly baseline: Span;
  readonly fault: FaultWindow | null;
  /** While a held fault holds, or up to the remedy of a momentary one, or up to the end of the second of two; null where there is none of them, and when nothing was injected. */
  readonly during: Window | null;
  /** From the fault's end or its remedy; null when it was not reached. */
  readonly after: Window | null;
  /** From the injection to the experiment's end: what the times of the report count over. */
  readonly whole: Window | null;
  /** When what ends the last fault began; null: nothing does, or it was not reached. */
  readonly healBegan: Instant | null;
}

export function windowsOf(
  planned: PlannedExperiment,
  events: ExperimentEvents,
  eventIndex: EventIndex,
  plan: Plan,
): Windows {
  const span = spanOf(events, eventIndex);
  const landing = landingSpan(events, eventIndex, plan.probes);
  const closed = events.phases.some((one) => one.type === 'phase.ended' && one.phase === 'recovery');
  const began = events.injectBegan;
  const baselineEnd = Math.min(began?.at ?? phaseEdge(events, 'baseline', 'phase.ended') ?? span.to, span.to);
  const baselineFrom = Math.min(phaseEdge(events, 'baseline', 'phase.began') ?? span.from, baselineEnd);
  const baseline = { from: instant(baselineFrom), to: instant(baselineEnd) };
  if (landing === null || began === null) {
    return { span, baseline, fault: null, during: null, after: null, whole: null, healBegan: null };
  }
  const shared = { origin: landing.to, uncertainty: between(landing.from, landing.to) };
  const healed = endOf(planned, events, eventIndex, plan);
  const recoveryFrom = hasEnd(planned) ? (healed.span?.to ?? span.to) : landing.to;
  const finished = closed && lastsAsPlanned(planned.recovery, recoveryFrom, span.to);
  const whole: Window = { ...shared, from: landing.from, to: span.to, complete: finished };
  if (!hasEnd(planned)) {
    const ended = instant(Math.max(landing.to, Math.min(events.injectEnded?.ended ?? span.to, span.to)));
    const fault = { possible: { from: began.at, to: ended }, certain: { from: landing.to, to: landing.to } };
    return { span, baseline, fault, during: null, after: whole, whole, healBegan: null };
  }
  const { began: healBegan } = healed;
  const heldTo = instant(Math.max(landing.to, healBegan ?? span.to));
  const during: Window = {
    ...shared,
    from: landing.from,
    to: heldTo,
    complete: healBegan !== null && lastsAsPlanned(faultsLast(planned), landing.to, heldTo),
  };
  const fault = {
    possible: { from: began.at, to: instant(Math.max(heldTo, healed.ended ?? span.to)) },
    certain: { from: landing.to, to: heldTo },
  };
  return { span, baseline, fault, during, after: afterRevert(healed.span, span, finished), whole, healBegan };
}

/** How a fault came to its end: `began` when that was set about, `ended` when it was over, `span` where between the two it was. */
interface End {
  readonly began: Instant | null;
  readonly ended: Instant | null;
  readonly span: Span | null;
}

/** The later end of two faults, or that of the only one. */
function endOf(planned: PlannedExperiment, events: ExperimentEvents, eventIndex: EventIndex, plan: Plan): End {
  const { fault, then, second } = planned;
  const first: End = isHeld(fault) || then !== null ? revertOf(events) : injectionOf(events, eventIndex, plan);
  if (second === undefined) return first;
  const other = isHeld(second.fault) ? revertOf(events.second) : injectionOf(events.second, eventIndex, plan);
  if (first.span === null || other.span === null) return { began: null, ended: null, span: null };
  return other.span.to >= first.span.to ? other : first;
}

const revertOf = (events: FaultEvents): End => ({
  began: events.revertBegan?.at ?? null,
  ended: events.revertEnded?.ended ?? null,
  span: revertSpan(events),
});

/** What is momentary is over as soon as it is done. */
function injectionOf(events: FaultEvents, eventIndex: EventIndex, plan: Plan): End {
  const { injectBegan, injectEnded } = events;
  if (injectBegan === null || injectEnded === null) return { began: null, ended: null, span: null };
  const span = landingSpan(events, eventIndex, plan.probes);
  return { began: span?.from ?? injectBegan.at, ended: injectEnded.ended, span };
}

function afterRevert(healed: Span | null, span: Span, complete: boolean): Window | null {
  if (healed === null) return null;
  const { from: began, to: ended } = healed;
  return {
    from: ended,
    origin: ended,
    to: instant(Math.max(ended, span.to)),
    uncertainty: between(began, ended),
    complete,
  };
}

/** An interrupted run ends its windows early; a tenth less than planned is still the planned window on a busy machine. */
const lastsAsPlanned = (planned: Duration, from: Instant, to: Instant): boolean => to - from >= 0.9 * planned;

function spanOf(events: ExperimentEvents, eventIndex: EventIndex): Span {
  const first =
    phaseEdge(events, 'baseline', 'phase.began') ?? events.phases[0]?.at ?? events.injectBegan?.at ?? instant(0);
  const last = phaseEdge(events, 'recovery', 'phase.ended') ?? lastEnd(events) ?? eventIndex.last;
  return { from: first, to: instant(Math.max(first, last)) };
}

/** The end of the last phase, when none is open. */
function lastEnd(events: ExperimentEvents): Instant | null {
  const last = events.phases.at(-1);
  return last !== undefined && last.type === 'phase.ended' ? last.at : null;
}

function phaseEdge(events: ExperimentEvents, phase: Phase, type: 'phase.began' | 'phase.ended'): Instant | null {
  return events.phases.find((one) => one.phase === phase && one.type === type)?.at ?? null;
}
