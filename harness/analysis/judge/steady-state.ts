/** Whether the stack was in its steady state before the fault; without that, nothing after it says anything. */
import { listText } from '../../model/count-text.ts';
import { distinct } from '../../model/distinct.ts';
import { type Failure, failure } from '../../model/failure.ts';
import { failedLookText } from '../../model/last-words.ts';
import { isHttpProbe } from '../../model/probe.ts';
import { isUserProbe, isUserProbeOf } from '../../model/probe-traits.ts';
import { type Duration, milliseconds, type Span } from '../../model/time.ts';
import type { ExperimentEvidence } from '../evidence.ts';
import type { ProbeEvidence } from '../readings/probe-reading.ts';
import { countOf, isAmiss } from '../readings/samples.ts';
import type { ServiceEvidence } from '../readings/service-reading.ts';
import { clip, totalOf } from '../readings/spans.ts';
import type { Window } from '../readings/windows.ts';
import { shareText } from '../words/figures.ts';
import { probeAdvice } from '../words/probe-advice.ts';
import { badAnswersIn, whatCame } from '../words/what-came.ts';
import { judgeOne } from './judge.ts';
import { gapIn, silentIn } from './unseen.ts';

/** At most this share of the baseline's answers may be bad: the same measure as for being recovered. */
const tolerated = 0.01;

/** What was not known in more than this share of its samples has shown no steady state. */
const mostUnseen = 0.2;

/** Names who was not steady; null when all were. */
export function judgeSteadyState(gathered: ExperimentEvidence): Failure | null {
  const { baseline } = gathered.windows;
  const troubled = [
    ...unhealthyIn(gathered, baseline),
    ...badProbesIn(gathered, baseline),
    ...brokenExpectations(gathered, baseline),
  ];
  if (troubled.length === 0) return null;
  return failure('R301', `before the fault, ${listText(troubled)}`, {
    at: `experiment '${gathered.planned.name}'`,
    fix:
      nextStepFor(gathered, baseline) ??
      'look at the baseline in the picture; it may take longer to settle than it was given',
    evidence: checksOf(gathered, baseline),
  });
}

function unhealthyIn(gathered: ExperimentEvidence, baseline: Span): string[] {
  const healthy = ({ well }: ServiceEvidence): number => totalOf(well.best.map((span) => clip(span, baseline)));
  return [...gathered.services.values()]
    .filter((one) => one.checked && healthy(one) < lengthOf(baseline) - one.resolution - 1)
    .map((one) => `${one.name} was not healthy all the time${checkWords(gathered, one.name, baseline)}`);
}

/** What its check said last when it did not pass; and that users were served all the same, where they were. */
function checkWords({ eventIndex, probes }: ExperimentEvidence, name: string, baseline: Span): string {
  const bad = (eventIndex.healthChecks.get(name) ?? []).findLast(
    (one) => one.exitCode !== 0 && one.end >= baseline.from && one.end <= baseline.to,
  );
  if (bad === undefined) return '';
  const own = [...probes.values()].filter(({ probe }) => isUserProbeOf(probe, name));
  const served = own.length > 0 && own.every((one) => whatCame(one, baseline, baseline.to) === null);
  return ` (its check ${failedLookText(bad)}${served ? '; its users were served all the time' : ''})`;
}

/** A line for each user's probe that was not good, where anything is known that would help. */
function nextStepFor(gathered: ExperimentEvidence, baseline: Span): string | null {
  const steps = [...gathered.probes.values()].flatMap((basis) => {
    const { name, probe } = basis;
    const service = gathered.run.service(probe.service);
    const bad = isHttpProbe(probe) ? badAnswersIn(basis, baseline)[0] : undefined;
    if (bad === undefined || service === undefined || !isHttpProbe(probe)) return [];
    const port = gathered.plan.stack.services[service.name]?.port ?? null;
    const checkPassed = passedIn(gathered, service.name, baseline);
    return probeAdvice(name, probe, bad, { service, port, checkPassed }) ?? [];
  });
  return steps.length === 0 ? null : distinct(steps).join('\n');
}

/** A check that passes while users get no good answer at all does not ask what they ask. */
function checksOf(gathered: ExperimentEvidence, baseline: Span): readonly string[] {
  const unserved = [...gathered.probes.values()].filter(
    (one) =>
      isUserProbe(one.probe) && one.slots.dueIn(baseline).share().good === 0 && badAnswersIn(one, baseline).length > 0,
  );
  return distinct(unserved.map(({ probe }) => probe.service))
    .filter((name) => passedIn(gathered, name, baseline))
    .map(
      (name) =>
        `${name} was healthy all the time: its check does not ask what users ask (${checkText(gathered, name)})`,
    );
}

const checkText = ({ run }: ExperimentEvidence, name: string): string => {
  const [form, ...words] = run.service(name)?.health?.test ?? [];
  return form === undefined ? "its image's own" : words.join(' ');
};

/** Whether its check passed, and never failed in the baseline. */
function passedIn({ eventIndex }: ExperimentEvidence, name: string, { from, to }: Span): boolean {
  const runs = (eventIndex.healthChecks.get(name) ?? []).filter((one) => one.end <= to);
  return runs.at(-1)?.exitCode === 0 && runs.every((one) => one.exitCode === 0 || one.end < from);
}

function badProbesIn(gathered: ExperimentEvidence, baseline: Span): string[] {
  const troubled: string[] = [];
  for (const basis of gathered.probes.values()) {
    const { name, probe, slots } = basis;
    const { good, due, unknown } = slots.dueIn(baseline).share();
    // What was still under way when the fault came belongs to the fault.
    const late = countOf(basis.samples.dueIn(baseline), (one) => one.end > baseline.to && isAmiss(one, probe));
    const share = { good, due: due - late, unknown: 0 };
    const silent = silentIn(basis, baseline);
    const all = due + unknown;
    if (share.due - good > tolerated * share.due)
      troubled.push(`${name} was good for only ${shareText(share)}${instead(basis, baseline)}`);
    else if (silent > mostUnseen * all) troubled.push(silentText(basis, silent, all, baseline));
    else if (unknown > mostUnseen * all)
      troubled.push(`the harness was late for ${unknown} of ${all} samples of ${name}`);
    else if (due === 0 && lengthOf(baseline) > 2000 / probe.rate) troubled.push(`${name} was not sampled in time once`);
  }
  return troubled;
}

function instead(basis: ProbeEvidence, baseline: Span): string {
  const came = whatCame(basis, baseline, baseline.to);
  return came === null ? '' : `: ${came}`;
}

function silentText(basis: ProbeEvidence, silent: number, all: number, baseline: Span): string {
  const reason = gapIn(basis, baseline);
  const share = silent === all ? '' : ` in ${silent} of ${all} samples`;
  return `${basis.name} brought no data${share}${reason === null ? '' : ` (${reason})`}`;
}

function brokenExpectations(gathered: ExperimentEvidence, baseline: Span): string[] {
  const window: Window = { ...baseline, origin: baseline.from, uncertainty: milliseconds(0), complete: true };
  return gathered.plan.steadyState
    .map((one) => judgeOne(one, 'during', window, gathered, null))
    .filter((one) => one.verdict !== 'pass')
    .map((one) => `it did not hold that ${one.sentence} (${one.observed})`);
}

const lengthOf = (span: Span): Duration => milliseconds(span.to - span.from);
