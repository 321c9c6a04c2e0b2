/** The verdict's sentence: how many expectations held, and the one fact that tells most. */
import type { ExperimentAnalysis, JudgedExpectation, ServiceReading } from '../../model/analysis.ts';
import { countText } from '../../model/count-text.ts';
import { secondsText } from '../../model/duration-text.ts';
import { failureText } from '../../model/failure.ts';
import { measuredText } from './figures.ts';
import { headlineOf } from './headline.ts';
import { lastingText } from './lasting-text.ts';
import { backOf, speakingProbe } from './speaking.ts';

export function runSentence(experiments: readonly ExperimentAnalysis[]): string {
  const all = experiments.flatMap((one) => one.expectations);
  const of = (verdict: JudgedExpectation['verdict']): JudgedExpectation[] =>
    all.filter((one) => one.verdict === verdict);
  const nothing = whyNothing(experiments);
  if (nothing !== null) return `Nothing was judged: ${nothing}.`;
  const held = heldText(of('pass').length, all.length, experiments);
  const [failed] = of('fail');
  if (failed !== undefined) return `${held} ${failureFact(failed)}`;
  const [unjudged] = experiments.filter((one) => one.inconclusive !== null);
  if (unjudged?.inconclusive)
    return `${held} '${unjudged.name}' could not be judged: ${headlineOf(unjudged.inconclusive)}.`;
  const [open] = of('inconclusive');
  if (open !== undefined)
    return `${held} It could not be decided whether ${open.sentence}: ${open.reason ?? open.observed}.`;
  return [held, tellingFact(experiments)].filter((one) => one !== null).join(' ');
}

/** The one reason for which no experiment could be judged; null: some were, or each had a reason of its own. */
function whyNothing(experiments: readonly ExperimentAnalysis[]): string | null {
  const reasons = experiments.map((one) => one.inconclusive);
  const [first] = reasons;
  if (first == null || !reasons.every((one) => one !== null && failureText(one) === failureText(first))) return null;
  if (experiments.some((one) => one.expectations.some(({ verdict }) => verdict !== 'inconclusive'))) return null;
  return headlineOf(first).replace(/\.$/, '');
}

/** How many held, and what is not back though nobody said so; what was expected to stay down follows. */
function heldText(held: number, of: number, experiments: readonly ExperimentAnalysis[]): string {
  const text = of === 0 ? 'Nothing was expected' : `${countText(held)} of ${countText(of)} expectations held`;
  const left = lastingText(experiments, false);
  const expected = lastingText(experiments, true);
  const but = left === null ? '' : `, ${held === of ? 'but' : 'and'} ${left}`;
  return `${text}${but}.${expected === null ? '' : ` ${expected}, as expected.`}`;
}

const failureFact = (failed: JudgedExpectation): string => {
  // What became of a recovery is a sentence of its own, with the limit before it.
  if (/^\w+ again /.test(failed.observed)) return `Expected that ${failed.sentence}; it was ${failed.observed}.`;
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

/** Where one did not become stable again, that is said, and nothing of the others. */
function slowest(experiments: readonly ExperimentAnalysis[]): string | null {
  if (experiments.some((one) => one.lasting.length > 0)) return null;
  const last = experiments
    .map(speakingProbe)
    .flatMap((one) => (one === undefined ? [] : [{ one, back: backOf(one) }]))
    .flatMap(({ one, back }) => (back.seen ? [{ probe: one.probe, time: back.time.value }] : []))
    .toSorted((one, other) => other.time - one.time)[0];
  return last === undefined || last.time === 0
    ? null
    : `The slowest to come back for users was ${last.probe}, after ${secondsText(last.time)}.`;
}
