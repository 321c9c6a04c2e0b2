/** What happened in a golden case: lines → the events that a run would have written, in its order. */
import type { ContainerChange, EventBody, EventOf, Landing, Phase, TimelineEvent } from '../../harness/model/event.ts';
import type { Action } from '../../harness/model/fault.ts';
import { faultLabel } from '../../harness/model/fault-traits.ts';
import type { Plan, PlannedService } from '../../harness/model/plan.ts';
import type { Outcome } from '../../harness/model/probe.ts';
import { type Instant, instant, milliseconds } from '../../harness/model/time.ts';
import { checked, changed as containerChanged, found as containerFound, facts, observed } from './events.ts';
import { readAnswer, readAnswers, readWitness } from './read-answers.ts';

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
    events: [runBegan(plan), calibrated, ...plan.services.map(observedOf)],
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
      for (const one of readAnswers(begin, end, words, to.plan)) to.events.push(one);
      return;
    case 'witness':
      to.events.push(readWitness(begin, words));
      return;
    case 'answer':
      answer(begin, words, to);
      return;
    case 'line': {
      const period = 1000 / to.plan.probes[words[1]!]!.rate;
      const due = instant(Math.ceil(begin / period - 1e-6) * period);
      const lines = [{ written: begin, replica: 1, text: words.slice(2).join(' ') }];
      to.events.push({ type: 'log.matched', probe: words[1]!, due, lines, more: 0, at: instant(due + 250) });
      return;
    }
    case 'invariant':
      to.events.push({
        ...{
          type: 'invariant.read',
          probe: words[1]!,
          experiment: to.experiment!,
          when: words[2] as 'before' | 'after',
        },
        ...{ sent: begin, end: begin, outcome: words[3] as Outcome, at: begin },
        value: words[3] === 'ok' ? words.slice(4).join(' ') : null,
      });
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
  const told = { died: { exitCode: Number(more) }, signalled: { signal: more } }[what!] ?? (more && { network: more });
  const change = { to: what, ...told } as ContainerChange;
  to.events.push(containerChanged(time, change, { ...replicaOf(who!), at: instant(time + 1) }));
}

function found(time: Instant, words: readonly string[], to: Writing): void {
  const after = (word: string): Instant | null => (words.includes(word) ? at(words[words.indexOf(word) + 1]!) : null);
  const more = {
    ...replicaOf(words[0]!),
    status: words[2] as EventOf<'container.found'>['status'],
    health: words[3] === 'none' ? null : (words[3] as EventOf<'container.found'>['health']),
    startedAt: after('since'),
    finishedAt: after('ended'),
    exitCode: words[2] === 'exited' ? 137 : null,
  };
  to.events.push(containerFound(time, more));
}

function said(time: Instant, [who, , ...line]: readonly string[], to: Writing): void {
  const ended = to.events.findLast((one) => one.type === 'container.changed' && one.change.to === 'died')?.at ?? time;
  to.events.push({ type: 'container.said', ...replicaOf(who!), ended, line: line.join(' '), at: time });
}

function addressed(time: Instant, [who, , ...addresses]: readonly string[], to: Writing): void {
  const { service, replica, container } = replicaOf(who!);
  const planned = to.plan.services.find((one) => one.name === service)!;
  to.events.push({ ...observedOf(planned), replica, container, addresses, at: time });
}

function look(start: Instant, end: Instant, [who, , code, ...output]: readonly string[], to: Writing): void {
  const more = { ...replicaOf(who!), end, exitCode: Number(code), output: output.join(' '), at: instant(end + 300) };
  to.events.push(checked(start, more));
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

/** In place of the answer that was due then. */
function answer(from: Instant, words: readonly string[], to: Writing): void {
  const made = readAnswer(from, words, to.plan);
  const index = to.events.findIndex(
    (one) => one.type === 'probe.ended' && one.probe === made.probe && one.due === made.due,
  );
  if (index < 0) to.events.push(made);
  else to.events[index] = made;
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
  engine: facts,
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

const observedOf = ({ name: service, image, health, restart }: PlannedService): EventOf<'service.observed'> =>
  observed(0, { service, container: `${service}.1`, image, health, restart });
