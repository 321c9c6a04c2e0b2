/** What the reader should know beside the verdict: measured outside the prediction, settings that cannot work, and the like. */
import type {
  Finding,
  JudgedExpectation,
  Measured,
  Observed,
  ProbeReading,
  ServiceReading,
} from '../../model/analysis.ts';
import { type Bound, latest } from '../../model/bound.ts';
import { listText, plural } from '../../model/count-text.ts';
import { secondsText } from '../../model/duration-text.ts';
import { cancelsRestartPolicy, hasEnd, restartWouldMend, switchesChecksOff } from '../../model/fault-facts.ts';
import type { LoadReading } from '../../model/witness-reading.ts';
import type { ExperimentEvidence } from '../evidence.ts';
import { crashLoopsOf, crashLoopText } from '../readings/crash-loop.ts';
import { earlyGreenOf } from '../readings/early-green.ts';
import { measuredText } from './figures.ts';
import { note, warning } from './finding.ts';
import { loadFindings } from './load-findings.ts';
import { vantageFindings } from './vantage.ts';
import { wrongAnswerFindings } from './wrong-answers.ts';

export function findingsOf(
  gathered: ExperimentEvidence,
  probes: readonly ProbeReading[],
  services: readonly ServiceReading[],
  loads: readonly LoadReading[],
  judged: readonly JudgedExpectation[],
): Finding[] {
  const target = services.find((one) => one.service === gathered.planned.fault.target);
  return [
    ...wrongAnswerFindings(gathered, probes),
    ...(target === undefined ? [] : againstPrediction(gathered, target)),
    ...userPrediction(gathered, probes),
    ...policyFindings(gathered),
    ...healerFindings(gathered, target),
    ...blindFindings(services),
    ...earlyFindings(gathered),
    ...flapFindings(probes),
    ...loopFindings(gathered, services, judged),
    ...radiusFindings(gathered, probes, services),
    ...endFindings(services),
    ...vantageFindings(gathered.plan, probes),
    ...loadFindings(loads, gathered.windows),
    ...knownFindings(judged),
  ];
}

/** Too early is impossible and points at the measurement; too late points at the machine or the engine. */
function outside(what: string, observed: Observed | null, predicted: Bound | null): Finding[] {
  if (observed === null || !observed.seen || predicted === null) return [];
  const { value, resolution } = observed.time;
  const bounds = `${secondsText(predicted.min)} … ${secondsText(latest(predicted))}`;
  const text = `${what} took ${measuredText(observed.time)}, outside its prediction of ${bounds}`;
  if (value + resolution < predicted.min)
    return [warning(`${text}: earlier than the settings allow, so something else was the cause`)];
  if (value - resolution > latest(predicted)) return [warning(`${text}: later than the settings explain`)];
  if (predicted.later !== undefined && value - resolution > predicted.max) {
    const usual = `${secondsText(predicted.min)} … ${secondsText(predicted.max)}`;
    return [
      note(
        `${what} took ${measuredText(observed.time)}, later than its usual ${usual}: a possible cause: ${predicted.later.why}`,
      ),
    ];
  }
  return [];
}

function againstPrediction(gathered: ExperimentEvidence, target: ServiceReading): Finding[] {
  const { prediction, planned } = gathered;
  const detection = outside(`detection of ${target.service}`, target.detection, prediction.detection);
  const broke = target.detection.seen || switchesChecksOff(planned.fault);
  if (!broke) return detection;
  const recovery = hasEnd(planned) ? target.residualRecovery : target.recovery;
  const owner = planned.then?.target ?? target.service;
  return [
    ...detection,
    ...(owner === target.service ? outside(`recovery of ${target.service}`, recovery, prediction.engineRecovery) : []),
  ];
}

/** Only of the target's own probes: others may have had caches, retries or nothing to do with it. */
function userPrediction(gathered: ExperimentEvidence, probes: readonly ProbeReading[]): Finding[] {
  const held = hasEnd(gathered.planned);
  return probes
    .filter((one) => one.impact.seen && gathered.plan.probes[one.probe]?.service === gathered.planned.fault.target)
    .flatMap((one) =>
      outside(`recovery of ${one.probe}`, held ? one.residualRecovery : one.recovery, gathered.prediction.userRecovery),
    );
}

function policyFindings({ planned, run }: ExperimentEvidence): Finding[] {
  const policy = run.service(planned.fault.target)?.restart.name ?? 'no';
  if (policy === 'no' || !cancelsRestartPolicy(planned.fault)) return [];
  return [
    warning(`this fault goes through the engine, which cancels restart: ${policy}; this says nothing about the policy`),
  ];
}

function healerFindings({ planned, run }: ExperimentEvidence, target: ServiceReading | undefined): Finding[] {
  if (target === undefined || target.detectedAs !== 'unhealthy') return [];
  if (!restartWouldMend(planned.fault)) return [];
  const policy = run.service(target.service)?.restart.name ?? 'no';
  const also = policy === 'no' ? '' : `, and restart: ${policy} reacts to exits only`;
  return [note(`nothing on this engine heals a ${target.service} that is merely unhealthy${also}`)];
}

function blindFindings(services: readonly ServiceReading[]): Finding[] {
  const found: Finding[] = [];
  for (const { service, blind, falseAlarm } of services) {
    if (surely(blind))
      found.push(note(`users of ${service} failed for ${measuredText(blind)} while the engine called it healthy`));
    if (surely(falseAlarm))
      found.push(
        note(
          `false alarm: the engine called ${service} unhealthy for ${measuredText(falseAlarm)} while its users were fine`,
        ),
      );
  }
  return found;
}

const earlyFindings = (gathered: ExperimentEvidence): Finding[] =>
  gathered.plan.services.flatMap(({ name }) => {
    const early = earlyGreenOf(name, gathered);
    if (!surely(early)) return [];
    return [note(`early-green: the engine called ${name} healthy ${measuredText(early)} before its users were served`)];
  });

/** More than a second of it, whatever was not seen. */
const surely = (time: Measured | null): time is Measured => time !== null && time.value - time.resolution > 1000;

const flapFindings = (probes: readonly ProbeReading[]): Finding[] =>
  probes
    .filter((one) => one.flaps > 0)
    .map((one) => warning(`${one.probe} failed again ${plural(one.flaps, 'time')} after it was good again`));

/** A start that failed; how it stands at the end is said of it elsewhere. */
function loopFindings(
  gathered: ExperimentEvidence,
  services: readonly ServiceReading[],
  judged: readonly JudgedExpectation[],
): Finding[] {
  const { whole } = gathered.windows;
  if (whole === null) return [];
  const loops = services.flatMap(({ service }) => crashLoopsOf(gathered, service, whole));
  const expected = (service: string): boolean =>
    judged.some(({ expectation: { subject, claim }, verdict }) => {
      const of = subject.type === 'probe' ? gathered.plan.probes[subject.name]?.service : subject.name;
      return verdict === 'pass' && of === service && ['doesNotRecover', 'restarts'].includes(claim.claim);
    });
  return loops
    .filter((one) => one.failed > 0)
    .map((one) => (expected(one.service) ? note : warning)(crashLoopText(one)));
}

/** `failed for 10.00 s ± 0.02 s and was degraded for 2.00 s ± 0.02 s`, or one of both. */
function hurtText({ downtime, degraded }: ProbeReading): string {
  const failed = downtime.value > 0 || degraded === null ? [`failed for ${measuredText(downtime)}`] : [];
  return listText([...failed, ...(degraded === null ? [] : [`was degraded for ${measuredText(degraded.time)}`])]);
}

/** `also affected: numbers-web (webClick failed for 10.00 s ± 0.02 s)`: of each service the probe that failed longest. */
function radiusFindings(
  { plan }: ExperimentEvidence,
  probes: readonly ProbeReading[],
  services: readonly ServiceReading[],
): Finding[] {
  const affected = services
    .filter((one) => one.inBlastRadius)
    .map(({ service }) => {
      const failed = probes
        .filter((one) => plan.probes[one.probe]?.service === service && one.impact.seen)
        .toSorted((one, other) => other.downtime.value - one.downtime.value)[0];
      return failed === undefined ? service : `${service} (${failed.probe} ${hurtText(failed)})`;
    });
  return affected.length === 0 ? [] : [note(`also affected: ${listText(affected)}`)];
}

/** Nobody waits for it, so it may have been meant to stay: the reader knows. */
const endFindings = (services: readonly ServiceReading[]): Finding[] =>
  services
    .filter(({ replicas }) => replicas.some(({ lane }) => lane.findIndex((one) => one.state === 'done') > 0))
    .map((one) => note(`${one.service} ended with exit code 0 during the experiment: it counts as done, not as down`));

function knownFindings(judged: readonly JudgedExpectation[]): Finding[] {
  return judged
    .filter(({ expectation, verdict }) => expectation.known !== null && verdict === 'pass')
    .map(({ expectation, sentence, reason }) =>
      reason === null
        ? note(`${sentence}: known as a weakness since ${expectation.known!.since}, and not seen this time`)
        : warning(`${sentence}: ${reason}`),
    );
}
