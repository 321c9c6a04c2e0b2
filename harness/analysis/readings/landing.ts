/** When a fault landed: somewhere within its injection, and the engine and the probes may tell more exactly where. */
import type { ContainerChange } from '../../model/event.ts';
import { silencesTarget } from '../../model/fault-facts.ts';
import { helperContainersOf } from '../../model/fault-traits.ts';
import type { Probe } from '../../model/probe.ts';
import { isUserProbeOf } from '../../model/probe-traits.ts';
import { type Instant, instant, type Span } from '../../model/time.ts';
import type { EventIndex, FaultEvents } from '../event-index.ts';
import { Samples } from './sample-columns.ts';
import { isUnknown } from './samples.ts';

/** Changes that show that a fault of ours has landed on their container. */
const evidence: ReadonlySet<ContainerChange['to']> = new Set([
  'signalled',
  'stopped',
  'died',
  'paused',
  'oom',
  'disconnected',
  'removed',
]);

/** A helper container reads the engine's clock right after its signal, so the injection's end is that close to the effect. */
const signalWidth = 50;

/**
 * The span in which the fault landed. All times count from its end, which is the end of the injection unless something shows
 * that the fault had landed before: an event of a target, or for a process that ended, the first bad answer. An injection that
 * takes a helper container a second would otherwise end after the `die` that it caused. The span's width is part of the
 * resolution of every time counted from it.
 */
export function landingSpan(
  experiment: FaultEvents,
  eventIndex: EventIndex,
  probes: Readonly<Record<string, Probe>>,
): Span | null {
  const { injectBegan: began, injectEnded: ended } = experiment;
  if (began === null) return null;
  let from: number = Math.max(began.at, ended?.since ?? began.at);
  let to: number = Math.max(from, ended?.ended ?? eventIndex.last);
  for (const target of began.targets) {
    const changes = eventIndex.changes.get(target.service) ?? [];
    const first = changes.find(
      (one) => one.engineAt >= began.at && one.replica === target.replica && evidence.has(one.change.to),
    );
    if (first !== undefined) to = Math.min(to, first.engineAt);
  }
  if (!silencesTarget(began.fault) || began.targets.length !== 1) return { from: instant(from), to: instant(to) };
  // A probe may have been answered by another container than the target.
  const all = !('replica' in began.fault);
  for (const [name, probe] of all ? Object.entries(probes) : []) {
    if (!isUserProbeOf(probe, began.fault.target)) continue;
    const edge = edgeOfProbe(eventIndex, name, began.at, to);
    to = Math.min(to, edge.firstBad);
    from = Math.max(from, edge.lastGood);
  }
  // Evidence from well before the injection's end shows that the clock was read late after all.
  const exact =
    helperContainersOf(began.fault).includes('host-pid') && ended !== null && ended.ended - signalWidth <= to;
  if (exact) from = Math.max(from, ended.ended - signalWidth);
  return { from: instant(Math.min(from, to)), to: instant(to) };
}

/** The span in which the revert took effect; null when there was none, or it did not return. */
export function revertSpan({ revertBegan: began, revertEnded: ended }: FaultEvents): Span | null {
  if (began === null || ended === null) return null;
  const from = Math.max(began.at, ended.since ?? began.at);
  return { from: instant(from), to: instant(Math.max(from, ended.ended)) };
}

/**
 * A bad answer comes from a request that asked, or waited for, a dead process. A good answer proves a living one at some time between sending and
 * answer, no more: one that came after `to` may be that of the next process, which a held request waited for.
 */
function edgeOfProbe(
  eventIndex: EventIndex,
  name: string,
  from: Instant,
  to: number,
): { lastGood: number; firstBad: number } {
  const samples = eventIndex.probes.get(name) ?? Samples.empty();
  let firstBad = Number.POSITIVE_INFINITY;
  let stop = samples.firstDue(from);
  for (; stop < samples.length; stop++) {
    const sample = samples.at(stop);
    if (sample.due > to) break;
    if (isUnknown(sample) || sample.outcome === 'ok') continue;
    firstBad = sample.end;
    break;
  }
  let lastGood: number = from;
  for (let i = samples.firstDue(from); i < stop; i++) {
    const sample = samples.at(i);
    if (!isUnknown(sample) && sample.end <= Math.min(to, firstBad)) lastGood = Math.max(lastGood, sample.sent);
  }
  return { lastGood, firstBad };
}
