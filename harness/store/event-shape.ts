/** The shape of each event: a line of a stored timeline that does not is none, as half a line is none. */
import type { ContainerChange, EventType } from '../model/event.ts';
import { outcomes } from '../model/probe.ts';
import {
  byName,
  count,
  either,
  fields,
  flag,
  list,
  number,
  oneOf,
  optional,
  orNull,
  type Shape,
  text,
  time,
} from './shape.ts';

const replica = { service: text, replica: count };
const failure = fields({
  ...{ code: text, message: text, at: orNull(text), fix: orNull(text) },
  evidence: optional(list(text)),
});
const failures = list(failure);
const landing = oneOf('applied', 'rejected', 'unknown');
const second = optional(oneOf(true));
const landed = { experiment: text, second, ended: time, since: optional(time), landing, proof: text };
const phase = { phase: oneOf('setup', 'baseline', 'fault', 'recovery', 'teardown'), experiment: orNull(text) };

const health = fields({
  test: orNull(list(text)),
  ...{ interval: time, timeout: time, retries: count, startPeriod: time, startInterval: time },
});

const restart = either(
  fields({ name: oneOf('no', 'always', 'unless-stopped') }),
  fields({ name: oneOf('on-failure'), maxAttempts: count }),
);

/** Changes that bring nothing but themselves; the compiler wants each of them here. */
const plainChanges: Readonly<
  Record<Exclude<ContainerChange['to'], 'died' | 'signalled' | 'connected' | 'disconnected'>, true>
> = {
  created: true,
  started: true,
  restarted: true,
  stopped: true,
  removed: true,
  paused: true,
  unpaused: true,
  oom: true,
  healthy: true,
  unhealthy: true,
};

const change = either(
  fields({ to: oneOf(...Object.keys(plainChanges)) }),
  fields({ to: oneOf('died'), exitCode: orNull(number) }),
  fields({ to: oneOf('signalled'), signal: text }),
  fields({ to: oneOf('connected', 'disconnected'), network: text }),
);

const engine = fields({
  ...{ name: text, version: text, apiVersion: text, composeVersion: orNull(text), os: text, kernel: text },
  ...{ cgroup: text, cpus: number, memoryBytes: number, local: flag },
});

const series = fields({
  labels: byName(text),
  points: list((one) => Array.isArray(one) && time(one[0]) && either(number, oneOf('NaN', '+Inf', '-Inf'))(one[1])),
});

const range: Shape = (one) => Array.isArray(one) && count(one[0]) && count(one[1]);

const outcome = oneOf(...outcomes);

const shapes: Readonly<Record<EventType, Readonly<Record<string, Shape>>>> = {
  'run.began': {
    ...{ schema: text, run: text, scenario: text, seed: text, planDigest: text, commit: orNull(text), command: text },
    ...{ version: text, wall: (value) => number(value) && Math.abs(value as number) <= 8.64e15, engine },
  },
  'run.ended': { ending: oneOf('completed', 'interrupted', 'aborted'), leftovers: list(text), failures },
  'phase.began': phase,
  'phase.ended': phase,
  calibrated: {
    ...{ engineRoundTripP50: time, engineRoundTripMax: time, clockOffset: number, clockUncertainty: time },
    ...{ timerLatenessP50: time, timerLatenessP99: time },
  },
  'service.observed': {
    ...{ ...replica, container: text, image: text, imageDigest: text, startedAt: time },
    ...{ health: orNull(health), restart, addresses: optional(list(text)) },
  },
  'inject.began': {
    ...{
      experiment: text,
      second,
      label: text,
      fault: fields({ kind: text, target: text }),
      targets: list(fields(replica)),
    },
  },
  'inject.ended': landed,
  'revert.began': {
    experiment: text,
    second,
    by: either(oneOf('revert'), fields({ kind: text, target: text })),
    used: optional(orNull(count)),
  },
  'revert.ended': landed,
  'probe.ended': {
    ...{
      probe: text,
      role: oneOf('probe', 'load'),
      connection: oneOf('fresh', 'kept'),
      due: time,
      sent: time,
      end: time,
    },
    ...{ connected: orNull(time), firstByte: orNull(time), outcome, status: orNull(count), instance: orNull(text) },
    write: optional(count),
    ...{ value: optional(text), said: optional(text) },
  },
  'container.changed': { ...replica, container: text, change, engineAt: time },
  'health.probed': { ...replica, container: text, start: time, end: time, exitCode: number, output: text },
  'metric.sampled': { probe: text, due: time, end: time, series: list(series), gap: orNull(text), notes: list(text) },
  'witness.observed': {
    ...{
      probe: text,
      version: orNull(text),
      clockOffset: number,
      clockUncertainty: time,
      scrapeInterval: orNull(time),
    },
    ...{ scrapeTimeout: optional(orNull(time)), evaluationInterval: orNull(time), alertFor: orNull(time) },
    problem: orNull(text),
  },
  'dns.answered': {
    probe: text,
    due: time,
    end: time,
    addresses: list(text),
    ttl: orNull(number),
    error: orNull(text),
  },
  'log.matched': {
    ...{ probe: text, due: time, more: count },
    lines: list(fields({ written: time, replica: count, text })),
  },
  'load.dropped': { load: text, from: time, count },
  'load.ended': {
    ...{ load: text, experiment: text, exitCode: orNull(number), problem: orNull(text) },
    thresholds: list(fields({ metric: text, expression: text, held: flag })),
  },
  'invariant.read': {
    ...{ probe: text, experiment: text, when: oneOf('before', 'after'), sent: time, end: time, outcome },
    ...{ value: orNull(text), said: optional(text) },
  },
  'mark.told': {
    ...{ ...replica, experiment: text, when: oneOf('before', 'after'), by: oneOf('redis-cli', 'psql', 'file') },
    ...{ where: text, durable: flag, is: oneOf('there', 'gone', 'unknown') },
  },
  'processes.counted': {
    ...{ ...replica, container: text, experiment: text, when: oneOf('before', 'after') },
    ...{ processes: count, zombies: count, connections: count },
  },
  'writes.read': {
    ...{ load: text, experiment: text, first: number, last: number, found: orNull(list(range)), problem: orNull(text) },
  },
  'container.said': { ...replica, container: text, ended: time, line: text },
  'service.listened': { service: text, by: time, notBy: orNull(time) },
  'stack.renewed': { experiment: text, began: time, brokenBy: orNull(text), reason: text },
  'experiment.left': { experiment: text, why: oneOf('not needed', 'left to others') },
  'stats.sampled': { ...replica, container: text, cpu: number, engineAt: time },
  'events.lost': { from: time, to: time, reason: text },
  'container.found': {
    ...{ ...replica, container: text, status: text, health: orNull(text) },
    ...{ startedAt: orNull(time), finishedAt: orNull(time), exitCode: orNull(number) },
  },
  'recovery.expected': { experiment: text, judgedIn: oneOf('during', 'after'), probe: text, within: time },
  warned: { failure },
};

const checks = new Map<unknown, Shape>(
  Object.entries(shapes).map(([type, shape]) => [type, fields({ ...shape, seq: count, at: time })]),
);

/** Whether it is an event as a run writes it. */
export const isEvent: Shape = (value) =>
  typeof value === 'object' && value !== null && (checks.get((value as { type?: unknown }).type)?.(value) ?? false);
