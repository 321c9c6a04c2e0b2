/** Events as a run writes them: a case says what matters to it, and all else is filled in. */
import type {
  ContainerChange,
  EngineFacts,
  EventOf,
  EventType,
  Replica,
  TimelineEvent,
} from '../../harness/model/event.ts';
import { faultLabel } from '../../harness/model/fault-traits.ts';
import type { PlannedExperiment } from '../../harness/model/plan.ts';
import type { Outcome } from '../../harness/model/probe.ts';
import { instant } from '../../harness/model/time.ts';

type More<T extends EventType> = Partial<EventOf<T>>;

/** Whom it happens to unless the case says otherwise. */
const who = { service: 'api', replica: 1, container: 'api.1' } as const;

/** Of the engine on which it happens. */
export const facts: EngineFacts = {
  name: 'Docker',
  version: '26.1.5',
  apiVersion: '1.45',
  composeVersion: '2.26.1',
  os: 'Debian',
  kernel: '6.1',
  cgroup: '2',
  cpus: 2,
  memoryBytes: 4e9,
  local: true,
};

/** As one writer numbers them, in the order given. */
export const timelineOf = (...events: readonly TimelineEvent[]): readonly TimelineEvent[] =>
  events.map((one, seq) => ({ ...one, seq }));

/** An event of which only this much is read. */
export const only = <T extends EventType>(type: T, at: number, some: More<T> = {}): EventOf<T> =>
  ({ type, seq: 0, at: instant(at), ...some }) as unknown as EventOf<T>;

/** Sent when it was due, over a fresh connection, and answered a millisecond later. */
export const answered = (
  due: number,
  outcome: Outcome = 'ok',
  more: More<'probe.ended'> = {},
): EventOf<'probe.ended'> => ({
  type: 'probe.ended',
  seq: 0,
  at: more.end ?? instant(due + 1),
  probe: 'page',
  role: 'probe',
  connection: 'fresh',
  due: instant(due),
  sent: instant(due),
  connected: null,
  firstByte: null,
  end: instant(due + 1),
  outcome,
  status: null,
  instance: null,
  ...more,
});

export const changed = (
  at: number,
  change: ContainerChange,
  more: More<'container.changed'> = {},
): EventOf<'container.changed'> => ({
  type: 'container.changed',
  seq: 0,
  at: instant(at),
  engineAt: instant(at),
  ...who,
  change,
  ...more,
});

export const died = (at: number, exitCode = 1) => changed(at, { to: 'died', exitCode });
export const started = (at: number) => changed(at, { to: 'started' });

/** A health check's run that passed, after 50 ms. */
export const checked = (start: number, more: More<'health.probed'> = {}): EventOf<'health.probed'> => ({
  type: 'health.probed',
  seq: 0,
  at: instant(start + 50),
  ...who,
  start: instant(start),
  end: instant(start + 50),
  exitCode: 0,
  output: '',
  ...more,
});

export const observed = (at: number, more: More<'service.observed'> = {}): EventOf<'service.observed'> => ({
  type: 'service.observed',
  seq: 0,
  at: instant(at),
  ...who,
  image: 'image',
  imageDigest: 'sha256:0',
  startedAt: instant(0),
  health: null,
  restart: { name: 'no' },
  ...more,
});

/** What the engine says, asked after events were lost: it runs. */
export const found = (at: number, more: More<'container.found'> = {}): EventOf<'container.found'> => ({
  type: 'container.found',
  seq: 0,
  at: instant(at),
  ...who,
  status: 'running',
  health: null,
  startedAt: null,
  finishedAt: null,
  exitCode: null,
  ...more,
});

/** An injection that began and ended at once, and landed. */
export const injected = (
  { name: experiment, fault }: Pick<PlannedExperiment, 'name' | 'fault'>,
  ended: number,
  targets: readonly Replica[] = [{ service: fault.target, replica: 1 }],
): readonly TimelineEvent[] => [
  only('inject.began', ended, { experiment, fault, label: faultLabel(fault), targets }),
  only('inject.ended', ended, { experiment, ended: instant(ended), landing: 'applied', proof: '' }),
];
