/** A timeline read once from front to back and sorted by what it tells of: the only place that reads raw events. */
import type { AftermathEvent } from '../model/aftermath.ts';
import type { EventOf, EventType, TimelineEvent } from '../model/event.ts';
import type { ProbeName } from '../model/probe.ts';
import type { ExperimentName } from '../model/scenario.ts';
import type { ServiceName } from '../model/stack.ts';
import { type Instant, instant } from '../model/time.ts';
import { listOf, sortBy } from './lists.ts';
import { supplied } from './readings/lost-events.ts';
import { Samples } from './readings/sample-columns.ts';

export type Change = EventOf<'container.changed'>;
export type HealthCheckRun = EventOf<'health.probed'>;

/** A fault as it happened, so far as it did. */
export interface FaultEvents {
  injectBegan: EventOf<'inject.began'> | null;
  injectEnded: EventOf<'inject.ended'> | null;
  revertBegan: EventOf<'revert.began'> | null;
  revertEnded: EventOf<'revert.ended'> | null;
}

/** One experiment as it happened, so far as it did. */
export interface ExperimentEvents extends FaultEvents {
  phases: (EventOf<'phase.began'> | EventOf<'phase.ended'>)[];
  /** Of its second fault, where it has one. */
  second: FaultEvents;
}

export interface EventIndex {
  began: EventOf<'run.began'> | null;
  ended: EventOf<'run.ended'> | null;
  calibration: EventOf<'calibrated'> | null;
  /** When the last event was written before the teardown began; 0 for an empty timeline. What we take down has not failed. */
  last: Instant;
  experiments: Map<ExperimentName, ExperimentEvents>;
  /** What judged probes saw, by probe, sorted by due instant. */
  probes: Map<ProbeName, Samples>;
  /** What loads sent, by load, sorted by due instant. */
  loads: Map<ProbeName, Samples>;
  dropped: Map<ProbeName, EventOf<'load.dropped'>[]>;
  loadsEnded: EventOf<'load.ended'>[];
  writesRead: EventOf<'writes.read'>[];
  invariants: EventOf<'invariant.read'>[];
  aftermath: AftermathEvent[];
  /** Sorted by due instant. */
  metrics: Map<ProbeName, EventOf<'metric.sampled'>[]>;
  observers: Map<ProbeName, EventOf<'witness.observed'>>;
  dns: Map<ProbeName, EventOf<'dns.answered'>[]>;
  logs: Map<ProbeName, EventOf<'log.matched'>[]>;
  /** Sorted by the engine's time; those that were lost and are known all the same among them. */
  changes: Map<ServiceName, Change[]>;
  /** Sorted by start. */
  healthChecks: Map<ServiceName, HealthCheckRun[]>;
  observed: EventOf<'service.observed'>[];
  listened: EventOf<'service.listened'>[];
  stats: EventOf<'stats.sampled'>[];
  lost: EventOf<'events.lost'>[];
  found: EventOf<'container.found'>[];
  /** Last words of containers that ended by themselves. */
  said: EventOf<'container.said'>[];
  warned: EventOf<'warned'>[];
  renewed: EventOf<'stack.renewed'>[];
  expected: EventOf<'recovery.expected'>[];
  /** Experiments of the plan that were not this run's to do. */
  left: Map<ExperimentName, EventOf<'experiment.left'>>;
}

/** Reads any prefix of a timeline; what is missing is null or empty. */
export function indexEvents(events: Iterable<TimelineEvent>): EventIndex {
  const eventIndex: EventIndex = {
    began: null,
    ended: null,
    calibration: null,
    last: instant(0),
    experiments: new Map(),
    probes: new Map(),
    loads: new Map(),
    dropped: new Map(),
    loadsEnded: [],
    writesRead: [],
    invariants: [],
    aftermath: [],
    metrics: new Map(),
    observers: new Map(),
    dns: new Map(),
    logs: new Map(),
    changes: new Map(),
    healthChecks: new Map(),
    observed: [],
    listened: [],
    stats: [],
    lost: [],
    found: [],
    said: [],
    warned: [],
    renewed: [],
    expected: [],
    left: new Map(),
  };
  let takenDown = false;
  for (const event of events) {
    takenDown ||= event.type === 'phase.began' && event.phase === 'teardown';
    if (event.at > eventIndex.last && !takenDown) eventIndex.last = event.at;
    (readers[event.type] as (to: EventIndex, event: TimelineEvent) => void)(eventIndex, event);
  }
  for (const lists of [eventIndex.metrics, eventIndex.dns]) {
    for (const list of lists.values()) sortBy(list as { due: Instant }[], (one) => one.due);
  }
  for (const found of eventIndex.found) {
    const changes = listOf(eventIndex.changes, found.service);
    changes.push(...supplied(changes, found, eventIndex.lost));
  }
  for (const changes of eventIndex.changes.values()) sortBy(changes, (change) => change.engineAt);
  for (const runs of eventIndex.healthChecks.values()) sortBy(runs, (run) => run.start);
  return eventIndex;
}

type Readers = { readonly [T in EventType]: (to: EventIndex, event: EventOf<T>) => void };

const readers: Readers = {
  'run.began': (to, event) => {
    to.began = event;
  },
  'run.ended': (to, event) => {
    to.ended = event;
  },
  calibrated: (to, event) => {
    to.calibration = event;
  },
  'phase.began': (to, event) => readPhase(to, event),
  'phase.ended': (to, event) => readPhase(to, event),
  'inject.began': (to, event) => {
    faultOf(to, event).injectBegan = event;
  },
  'inject.ended': (to, event) => {
    faultOf(to, event).injectEnded = event;
  },
  'revert.began': (to, event) => {
    faultOf(to, event).revertBegan ??= event;
  },
  'revert.ended': (to, event) => {
    faultOf(to, event).revertEnded ??= event;
  },
  'probe.ended': (to, event) => {
    samplesOf(event.role === 'probe' ? to.probes : to.loads, event.probe).push(event);
  },
  'container.changed': (to, event) => {
    listOf(to.changes, event.service).push(event);
  },
  'health.probed': (to, event) => {
    listOf(to.healthChecks, event.service).push(event);
  },
  'metric.sampled': (to, event) => {
    listOf(to.metrics, event.probe).push(event);
  },
  'witness.observed': (to, event) => {
    to.observers.set(event.probe, event);
  },
  'dns.answered': (to, event) => {
    listOf(to.dns, event.probe).push(event);
  },
  'log.matched': (to, event) => {
    listOf(to.logs, event.probe).push(event);
  },
  'load.dropped': (to, event) => {
    listOf(to.dropped, event.load).push(event);
  },
  'load.ended': (to, event) => {
    to.loadsEnded.push(event);
  },
  'writes.read': (to, event) => {
    to.writesRead.push(event);
  },
  'invariant.read': (to, event) => {
    to.invariants.push(event);
  },
  'mark.told': (to, event) => {
    to.aftermath.push(event);
  },
  'processes.counted': (to, event) => {
    to.aftermath.push(event);
  },
  'service.listened': (to, event) => {
    to.listened.push(event);
  },
  'service.observed': (to, event) => {
    to.observed.push(event);
  },
  'stats.sampled': (to, event) => {
    to.stats.push(event);
  },
  'events.lost': (to, event) => {
    to.lost.push(event);
  },
  'container.found': (to, event) => {
    to.found.push(event);
  },
  'container.said': (to, event) => {
    to.said.push(event);
  },
  'stack.renewed': (to, event) => {
    to.renewed.push(event);
  },
  'experiment.left': (to, event) => {
    to.left.set(event.experiment, event);
  },
  'recovery.expected': (to, event) => {
    to.expected.push(event);
  },
  warned: (to, event) => {
    to.warned.push(event);
  },
};

function readPhase(to: EventIndex, event: EventOf<'phase.began'> | EventOf<'phase.ended'>): void {
  if (event.experiment !== null) experimentOf(to, event.experiment).phases.push(event);
}

const nothingYet: FaultEvents = { injectBegan: null, injectEnded: null, revertBegan: null, revertEnded: null };

function faultOf(to: EventIndex, { experiment, second }: { experiment: ExperimentName; second?: true }): FaultEvents {
  const events = experimentOf(to, experiment);
  return second === true ? events.second : events;
}

function experimentOf(to: EventIndex, name: ExperimentName): ExperimentEvents {
  const known = to.experiments.get(name);
  if (known !== undefined) return known;
  const made: ExperimentEvents = { phases: [], ...nothingYet, second: { ...nothingYet } };
  to.experiments.set(name, made);
  return made;
}

function samplesOf(all: Map<ProbeName, Samples>, name: ProbeName): Samples {
  const known = all.get(name);
  if (known !== undefined) return known;
  const made = Samples.empty();
  all.set(name, made);
  return made;
}
