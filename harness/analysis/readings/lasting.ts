/** What ended an experiment worse than it began: every probe and every container, whether anything was expected of it or not. */
import type { ContainerState, JudgedExpectation, LastingOutage, ReplicaReading } from '../../model/analysis.ts';
import { listText, plural } from '../../model/count-text.ts';
import { secondsText } from '../../model/duration-text.ts';
import { alertOf } from '../../model/probe-traits.ts';
import { between, type Instant, type Span } from '../../model/time.ts';
import type { ExperimentEvidence } from '../evidence.ts';
import { type CrashLoop, crashLoopsOf, lastWords } from './crash-loop.ts';
import { isUnwell, stateAt, stateWords } from './end-state.ts';
import type { ProbeEvidence } from './probe-reading.ts';
import { downAfter } from './relapse.ts';
import { periodOf } from './resolution.ts';
import type { ServiceEvidence } from './service-reading.ts';
import { longestBlink } from './slots.ts';
import { totalOf } from './spans.ts';

/** Services first: what is down explains what is not answered. */
export function lastingOutages(gathered: ExperimentEvidence, judged: readonly JudgedExpectation[]): LastingOutage[] {
  const { baseline, whole } = gathered.windows;
  if (whole === null) return [];
  const expected = expectedOf(gathered, judged);
  return [
    ...[...gathered.services.values()].flatMap((one) => serviceOutages(one, baseline, whole, gathered)),
    ...[...gathered.probes.values()].flatMap((one) => probeOutage(one, baseline, whole)),
  ].map((one) =>
    expected.has(`${one.type} ${one.name}`)
      ? { ...one, text: `${one.text}, as expected`, expected: true }
      : { ...one, expected: false },
  );
}

/** Of a service and of a probe of it, either may be expected to stay down. */
function expectedOf({ plan }: ExperimentEvidence, judged: readonly JudgedExpectation[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { expectation, judgedIn, verdict } of judged) {
    const { subject, claim } = expectation;
    if (judgedIn !== 'after' || verdict !== 'pass') continue;
    if (claim.claim !== 'doesNotRecover' && (claim.claim !== 'recovers' || expectation.known === null)) continue;
    found.add(`${subject.type} ${subject.name}`);
    for (const [name, { service }] of Object.entries(plan.probes)) {
      if (subject.type === 'service' && subject.name === service) found.add(`probe ${name}`);
      if (subject.type === 'probe' && subject.name === name) found.add(`service ${service}`);
    }
  }
  return found;
}

type Outage = Omit<LastingOutage, 'expected'>;

function serviceOutages(basis: ServiceEvidence, baseline: Span, whole: Span, gathered: ExperimentEvidence): Outage[] {
  const fallen = basis.replicas.flatMap((replica) => {
    const [before, after] = [stateAt(replica, baseline.to), stateAt(replica, whole.to)];
    const wasWell = before === 'running' || before === 'healthy';
    return wasWell && after !== null && isUnwell(after) ? [{ replica, state: after }] : [];
  });
  const [worst] = fallen;
  if (worst === undefined) return [];
  const { replica, state } = worst;
  const since = unwellSince(replica, whole.to);
  const loops = crashLoopsOf(gathered, basis.name, whole);
  const loop = loops.find((one) => one.replica === replica.replica);
  const others =
    basis.replicas.length > 1 ? `, ${fallen.length} of its ${plural(basis.replicas.length, 'container')}` : '';
  const how = loop === undefined || !['exited', 'restarting'].includes(state) ? '' : endedText(loop);
  const text = `${basis.name} is ${stateWords[state]} for the last ${secondsText(between(since, whole.to))}${others}${how}`;
  return [{ type: 'service', name: basis.name, since, still: stillOf(state), text }];
}

function stillOf(state: ContainerState): LastingOutage['still'] {
  return state === 'unhealthy' || state === 'starting' || state === 'paused' ? state : 'down';
}

/** `, after exit code 1 at 2 of 2 starts; its retries are used up (on-failure:2)` */
function endedText(loop: CrashLoop): string {
  const { starts, failed, exitCodes } = loop;
  const after = exitCodes.length === 0 ? '' : `, after exit code ${listText(exitCodes.map(String))}`;
  const at = failed === 0 ? '' : ` at ${failed} of ${plural(starts, 'start')}`;
  return [`${after}${at}`, ...lastWords(loop)].join('; ');
}

/** Since when it has not been well, whatever it was meanwhile. */
function unwellSince({ lane }: ReplicaReading, end: Instant): Instant {
  const until = lane.filter((one) => one.from < end);
  const last = until.findLastIndex((one) => !isUnwell(one.state));
  return until[last + 1]?.from ?? end;
}

/** No good answer came after the last bad ones, so far as it was asked; what it was not asked at the very end is said. */
function probeOutage({ name, probe, slots }: ProbeEvidence, baseline: Span, whole: Span): Outage[] {
  const before = slots.dueIn(baseline).share();
  if (before.due === 0 || 2 * before.good < before.due) return [];
  const stretches = slots.stretches(whole);
  const bad = stretches
    .slice(stretches.findLastIndex((one) => one.is === 'good') + 1)
    .filter((one) => one.is === 'bad' || one.is === 'degraded');
  const [first, last] = [bad[0], bad.at(-1)];
  if (first === undefined || last === undefined || totalOf(bad) < (downAfter - 0.5) * periodOf(probe)) return [];
  const length = secondsText(between(first.from, last.to));
  const cut = whole.to - last.to > longestBlink ? ', when it was last sampled' : '';
  const alert = alertOf(probe);
  if (alert !== null) {
    const text = `${alert} fires for the last ${length}${cut}`;
    return [{ type: 'probe', name, since: first.from, still: 'firing', text }];
  }
  if (last.is === 'degraded') {
    const text = `${name} had no answer better than degraded for the last ${length}${cut}`;
    return [{ type: 'probe', name, since: first.from, still: 'degraded', text }];
  }
  const text = `${name} had no good answer for the last ${length}${cut}`;
  return [{ type: 'probe', name, since: first.from, still: 'down', text }];
}
