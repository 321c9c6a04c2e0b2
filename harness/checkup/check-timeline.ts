/** What a check and its users were like over a span, for its picture. */
import type { EventIndex } from '../analysis/event-index.ts';
import type { EffectiveSettings } from '../analysis/readings/effective-settings.ts';
import { readReplicas } from '../analysis/readings/replicas.ts';
import { isGood, isUnknown } from '../analysis/readings/samples.ts';
import type { CheckTimeline } from '../model/checkup.ts';
import type { Probe } from '../model/probe.ts';
import type { ContainerState } from '../model/reading.ts';
import { after, type Instant, milliseconds, type Span } from '../model/time.ts';

type Shown = CheckTimeline['states'][number]['state'];

const shown: Readonly<Record<ContainerState, Shown>> = {
  created: 'down',
  starting: 'starting',
  running: 'starting',
  healthy: 'green',
  unhealthy: 'red',
  paused: 'down',
  restarting: 'down',
  exited: 'down',
  done: 'down',
  removed: 'down',
  unknown: 'unknown',
};

export interface TimelineWish {
  readonly service: string;
  readonly span: Span;
  readonly fault: Span | null;
  /** Of its users. Null: they are not asked. */
  readonly probe: { readonly name: string; readonly probe: Probe } | null;
}

export function checkTimeline(eventIndex: EventIndex, run: EffectiveSettings, wish: TimelineWish): CheckTimeline {
  const { service, span, fault } = wish;
  // Replicas have one check, and the first one speaks for all in a picture.
  const [first] = readReplicas(service, eventIndex, run, span);
  return {
    span,
    fault,
    states: joined((first?.lane ?? []).map(({ from, to, state }) => ({ from, to, state: shown[state] }))),
    users: usersOf(eventIndex, wish),
    runs: (first?.looks ?? []).map(({ end, good }) => ({ at: end, good })),
  };
}

/** Neighbours of one state are one. */
function joined(states: CheckTimeline['states']): CheckTimeline['states'] {
  const all: (Span & { state: Shown })[] = [];
  for (const one of states) {
    const last = all.at(-1);
    if (last?.state === one.state && last.to === one.from) all[all.length - 1] = { ...last, to: one.to };
    else all.push({ ...one });
  }
  return all;
}

/** From the first answer of a kind to the first of the other; what was not seen is left out. */
function usersOf(eventIndex: EventIndex, { probe, span }: TimelineWish): CheckTimeline['users'] {
  const due = probe === null ? undefined : eventIndex.probes.get(probe.name)?.dueIn(span);
  if (probe === null || due === undefined) return [];
  const period = milliseconds(1000 / probe.probe.rate);
  const spans: (Span & { good: boolean })[] = [];
  for (let i = 0; i < due.length; i++) {
    const sample = due.at(i);
    if (isUnknown(sample)) continue;
    const good = isGood(sample, probe.probe);
    const last = spans.at(-1);
    const to: Instant = after(sample.due, period);
    if (last !== undefined && last.good === good && sample.due <= after(last.to, period))
      spans[spans.length - 1] = { ...last, to };
    else spans.push({ from: sample.due, to, good });
  }
  return spans;
}
