/** The verdict's sentence: how many expectations held, and the one fact that tells most. */
import type { ExperimentAnalysis, JudgedExpectation, ServiceReading } from '../model/analysis.ts';
import type { Failure } from '../model/failure.ts';
import { milliseconds } from '../model/time.ts';
import { countText, measuredText, secondsText } from './figures.ts';

export function runSentence(experiments: readonly ExperimentAnalysis[]): string {
  const all = experiments.flatMap((one) => one.expectations);
  const of = (verdict: JudgedExpectation['verdict']): JudgedExpectation[] =>
    all.filter((one) => one.verdict === verdict);
  const held = `${countText(of('pass').length)} of ${countText(all.length)} expectations held.`;
  const [failed] = of('fail');
  if (failed !== undefined) return `${held} ${failureFact(failed)}`;
  const [spoilt] = experiments.filter((one) => one.inconclusive !== null);
  if (spoilt?.inconclusive) return `${held} '${spoilt.name}' could not be judged: ${headlineOf(spoilt.inconclusive)}.`;
  const [open] = of('inconclusive');
  if (open !== undefined)
    return `${held} It could not be told whether ${open.sentence}: ${open.reason ?? open.observed}.`;
  return [held, tellingFact(experiments)].filter((one) => one !== null).join(' ');
}

/** A message of several lines says the main thing in the first, or after a colon in the second. */
function headlineOf({ message }: Failure): string {
  const [first, second] = message.split('\n');
  return first!.endsWith(':') && second !== undefined ? `${first} ${second}` : first!;
}

const failureFact = (failed: JudgedExpectation): string => {
  const wanted = failed.limit === null ? `: ${failed.reason ?? 'it did not hold'}` : `, limit ${failed.limit}`;
  return `Expected that ${failed.sentence}; observed ${failed.observed}${wanted}.`;
};

/** What surprises most comes first: nothing heals, then users unseen, then the slowest way back. */
function tellingFact(experiments: readonly ExperimentAnalysis[]): string | null {
  for (const one of experiments) {
    const unhealed = one.expectations.find(
      ({ expectation: { subject, claim } }) => subject.type === 'service' && claim.claim === 'doesNotRecover',
    );
    const reading = one.services.find(({ service }) => service === unhealed?.expectation.subject.name);
    if (reading?.detectedAs === 'unhealthy')
      return `Nothing on this engine heals a ${reading.service} that is merely unhealthy.`;
  }
  const services = experiments.flatMap((one) => one.services);
  const surely = ({ blind }: ServiceReading): number => (blind === null ? 0 : blind.value - blind.resolution);
  const blindest = services.toSorted((a, b) => surely(b) - surely(a))[0];
  if (blindest?.blind && surely(blindest) > 1000) {
    return `Users of ${blindest.service} failed for ${measuredText(blindest.blind)} while the engine called it healthy.`;
  }
  return slowest(experiments);
}

function slowest(experiments: readonly ExperimentAnalysis[]): string | null {
  let longest = milliseconds(0);
  let who: string | null = null;
  for (const { probes } of experiments) {
    for (const { probe, kind, impact, recovery, residualRecovery } of probes) {
      const back = residualRecovery ?? recovery;
      if (kind !== 'http' || !impact.seen || !back.seen || back.time.value < longest) continue;
      longest = back.time.value;
      who = probe;
    }
  }
  return who === null ? null : `The slowest to come back for users was ${who}, after ${secondsText(longest)}.`;
}
