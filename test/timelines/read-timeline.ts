/** What happened in a golden case: lines → the events that a run would have written, in its order. */
import type { ContainerChange, EventBody, EventOf, Landing, Phase, TimelineEvent } from '../../harness/model/event.ts';
import type { Action } from '../../harness/model/fault.ts';
import { faultLabel } from '../../harness/model/fault-traits.ts';
import type { Plan } from '../../harness/model/plan.ts';
import type { Outcome } from '../../harness/model/probe.ts';
import { type Instant, instant, milliseconds } from '../../harness/model/time.ts';

type Written = EventBody & { at: Instant };

interface Writing {
  readonly plan: Plan;
  readonly events: Written[];
  experiment: string | null;
}

const at = (text: string): Instant => instant(Math.round(Number(text) * 1e6) / 1000);
const zero = milliseconds(0);

export function readTimeline(lines: readonly string[], plan: Plan): TimelineEvent[] {
  const writing: Writing = {
    plan,
    experiment: null,
    events: [runBegan(plan), calibrated, ...plan.services.map(observed)],
  };
  for (const line of lines) readLine(line, writing);
  return writing.events.sort((a, b) => a.at - b.at).map((event, seq) => ({ ...event, seq }));
}

function readLine(line: string, to: Writing): void {
  const [when, ...words] = line.split(' ');
  const [from, until] = when!.split('..');
  const begin = at(from!);
  const end = at(until ?? from!);
  switch (words[0]) {
    case 'begin':
    case 'end': {
      const experiment = words[1] === 'teardown' ? null : words.slice(2).join(' ') || to.experiment;
      to.experiment = experiment;
      to.events.push({
        type: words[0] === 'begin' ? 'phase.began' : 'phase.ended',
        phase: words[1] as Phase,
        experiment,
        at: begin,
      });
      return;
    }
    case 'inject':
      inject(begin, until === undefined ? null : end, words, to);
      return;
    case 'revert':
      revert(begin, end, words, to);
      return;
    case 'answers':
      answers(begin, end, words, to);
      return;
    case 'witness':
      to.events.push(witness(begin, words));
      return;
    case 'answer':
      answer(begin, words, to);
      return;
    case 'looks':
      looks(begin, end, words, to);
      return;
    case 'lost':
      to.events.push({ type: 'events.lost', from: begin, to: end, reason: words.slice(1).join(' '), at: end });
      return;
    case 'ended':
      to.events.push({
        type: 'run.ended',
        ending: words[1] as EventOf<'run.ended'>['ending'],
        leftovers: [],
        failures: [],
        at: begin,
      });
      return;
    default:
      if (words[1] === 'has') addressed(begin, words, to);
      else if (words[1] === 'found') found(begin, words, to);
      else if (words[1] === 'said') said(begin, words, to);
      else if (words[1] === 'look') look(begin, end, words, to);
      else changed(begin, words, to);
  }
}

const replicaOf = (text: string): { service: string; replica: number; container: string } => {
  const dot = text.lastIndexOf('.');
  return { service: text.slice(0, dot), replica: Number(text.slice(dot + 1)), container: text };
};

function changed(time: Instant, [who, what, more]: readonly string[], to: Writing): void {
  const change = (
    what === 'died'
      ? { to: what, exitCode: Number(more) }
      : what === 'signalled'
        ? { to: what, signal: more }
        : { to: what, network: more }
  ) as ContainerChange;
  to.events.push({ type: 'container.changed', ...replicaOf(who!), change, engineAt: time, at: instant(time + 1) });
}

function found(time: Instant, words: readonly string[], to: Writing): void {
  const after = (word: string): Instant | null => (words.includes(word) ? at(words[words.indexOf(word) + 1]!) : null);
  to.events.push({
    type: 'container.found',
    ...replicaOf(words[0]!),
    status: words[2] as EventOf<'container.found'>['status'],
    health: words[3] === 'none' ? null : (words[3] as EventOf<'container.found'>['health']),
    startedAt: after('since'),
    finishedAt: after('ended'),
    exitCode: words[2] === 'exited' ? 137 : null,
    at: time,
  });
}

function said(time: Instant, [who, , ...line]: readonly string[], to: Writing): void {
  const ended = to.events.findLast((one) => one.type === 'container.changed' && one.change.to === 'died')?.at ?? time;
  to.events.push({ type: 'container.said', ...replicaOf(who!), ended, line: line.join(' '), at: time });
}

function addressed(time: Instant, [who, , ...addresses]: readonly string[], to: Writing): void {
  const { service, replica, container } = replicaOf(who!);
  const planned = to.plan.services.find((one) => one.name === service)!;
  to.events.push({ ...observed(planned), replica, container, addresses, at: time });
}

function look(start: Instant, end: Instant, [who, , code, ...output]: readonly string[], to: Writing): void {
  to.events.push({
    type: 'health.probed',
    ...replicaOf(who!),
    start,
    end,
    exitCode: Number(code),
    output: output.join(' '),
    at: instant(end + 300),
  });
}

function looks(from: Instant, until: Instant, words: readonly string[], to: Writing): void {
  const number = (after: string): number => Number(words[words.indexOf(after) + 1]) * 1000;
  for (let start: number = from; start < until; start += number('every') + number('taking')) {
    look(instant(start), instant(start + number('taking')), [words[1]!, 'look', String(number('exit') / 1000)], to);
  }
}

function inject(begin: Instant, end: Instant | null, words: readonly string[], to: Writing): void {
  const { fault } = to.plan.experiments.find((one) => one.name === to.experiment)!;
  const experiment = to.experiment!;
  const service = fault.kind === 'breakDependency' ? fault.from : fault.target;
  to.events.push({
    type: 'inject.began',
    experiment,
    fault,
    label: faultLabel(fault),
    targets: [{ service, replica: 1 }],
    at: begin,
  });
  if (end === null) return;
  to.events.push({
    type: 'inject.ended',
    ended: end,
    experiment,
    landing: words[1] as Landing,
    proof: words.slice(2).join(' '),
    at: instant(end + 0.2),
  });
}

function revert(begin: Instant, end: Instant, words: readonly string[], to: Writing): void {
  const { fault } = to.plan.experiments.find((one) => one.name === to.experiment)!;
  const experiment = to.experiment!;
  const by = words[2] === 'by' ? ({ kind: words[3], target: fault.target } as Action) : 'revert';
  const used = words[2] === 'used' ? { used: Number(words[3]) } : {};
  to.events.push({ type: 'revert.began', experiment, by, ...used, at: begin });
  to.events.push({
    type: 'revert.ended',
    ended: end,
    experiment,
    landing: words[1] as Landing,
    proof: words.slice(2).join(' '),
    at: instant(end + 0.2),
  });
}

function answers(from: Instant, until: Instant, words: readonly string[], to: Writing): void {
  const name = words[1]!;
  const period = 1000 / to.plan.probes[name]!.rate;
  const first = Math.ceil(from / period - 1e-6);
  const taking = words[3] === 'taking' ? Number(words[4]) * 1000 : 4;
  for (let n = first; n * period < until - 1e-6; n++) {
    const made = sample(name, n, period, words[2] as Outcome, taking);
    if (to.plan.probes[name]!.kind === 'promql') to.events.push(metric(made, words.slice(4).join(' ')));
    to.events.push(made);
  }
}

function answer(from: Instant, words: readonly string[], to: Writing): void {
  const name = words[1]!;
  const period = 1000 / to.plan.probes[name]!.rate;
  const made = sample(name, Math.ceil(from / period - 1e-6), period, words[2] as Outcome, 4);
  const index = to.events.findIndex((one) => one.type === 'probe.ended' && one.probe === name && one.due === made.due);
  if (index < 0) to.events.push(made);
  else to.events[index] = made;
}

function sample(probe: string, n: number, period: number, outcome: Outcome, taking: number): EventOf<'probe.ended'> {
  const due = instant(n * period);
  const length = outcome.endsWith('timeout') ? Math.max(taking, 1000) : taking;
  const end = instant(due + length);
  const connection = n % 2 === 0 ? 'fresh' : 'kept';
  const status = outcome === 'ok' ? 200 : outcome === 'http5xx' ? 500 : null;
  const shared = { type: 'probe.ended', role: 'probe', instance: null, connected: null, firstByte: null } as const;
  return { ...shared, seq: 0, at: end, probe, connection, due, sent: instant(due + 0.4), end, outcome, status };
}

/** An `up` of one target: 1 while it is good. An alert has a series while it fires. */
function metric({ probe, due, end, outcome }: EventOf<'probe.ended'>, reason: string): Written {
  const series = [{ labels: { __name__: 'up', job: 'api' }, points: [[end, outcome === 'ok' ? 1 : 0]] as const }];
  const silent = outcome === 'no_data' || outcome === 'harness_late';
  const gap = silent ? reason || 'no reason given' : null;
  return { type: 'metric.sampled', probe, due, end, series: silent ? [] : series, gap, notes: [], at: end };
}

function witness(time: Instant, words: readonly string[]): Written {
  const length = (word: string) => {
    const index = words.indexOf(word);
    return index < 0 ? null : milliseconds(Number(words[index + 1]) * 1000);
  };
  const problem = words.includes('problem') ? words.slice(words.indexOf('problem') + 1).join(' ') : null;
  return {
    type: 'witness.observed',
    probe: words[1]!,
    version: '2.53.3',
    clockOffset: zero,
    clockUncertainty: milliseconds(1),
    scrapeInterval: length('scrape'),
    scrapeTimeout: length('timeout'),
    evaluationInterval: length('evaluation'),
    alertFor: null,
    problem,
    at: time,
  };
}

const runBegan = (plan: Plan): Written => ({
  type: 'run.began',
  schema: 'resilience.timeline/2',
  run: '20261123-0412-7f3a',
  scenario: plan.scenario,
  seed: plan.seed,
  planDigest: '',
  commit: null,
  command: 'resilience run golden.ts',
  version: '0.1.0',
  wall: 1_795_000_000_000,
  engine: {
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
  },
  at: instant(0),
});

const calibrated: Written = {
  type: 'calibrated',
  engineRoundTripP50: milliseconds(2),
  engineRoundTripMax: milliseconds(9),
  clockOffset: zero,
  clockUncertainty: milliseconds(3),
  timerLatenessP50: milliseconds(0.2),
  timerLatenessP99: milliseconds(1),
  at: instant(0),
};

const observed = (service: Plan['services'][number]): EventOf<'service.observed'> => ({
  seq: 0,
  type: 'service.observed',
  service: service.name,
  replica: 1,
  container: `${service.name}.1`,
  image: service.image,
  imageDigest: 'sha256:0',
  startedAt: instant(0),
  health: service.health,
  restart: service.restart,
  at: instant(0),
});
