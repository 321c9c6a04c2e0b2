/** What is said of a scenario's times, by how far it could be told. */
import { comparedText } from '../model/compared-text.ts';
import { percentText, plural } from '../model/count-text.ts';
import { failureText } from '../model/failure.ts';
import type { ScenarioState } from '../model/gate.ts';
import { isSameMeasure } from '../model/measure-name.ts';
import type { Bisection, ComparedMeasure, RevisionComparison, ScenarioFacts } from '../model/night.ts';
import { isAlike } from './confirmation.ts';
import type { Examined, ExaminedMeasure } from './examine.ts';
import { leastNights, mostSteal } from './thresholds.ts';
import { againstText, bisectionText, changeText, headlineText, shortId, sinceText } from './words.ts';

export interface TimesOutcome {
  readonly state: Extract<ScenarioState, 'new' | 'learning' | 'steady' | 'improved' | 'regressed' | 'inconclusive'>;
  readonly sentence: string;
  readonly details: readonly string[];
  readonly counts: boolean;
  readonly level: 'kept' | 'new';
}

type Calm = Extract<ScenarioState, 'new' | 'learning' | 'steady'>;

const leftOut = 'the night does not enter the baseline';

/** Nothing is out of what is normal, as far as that is known. */
export function usualOutcome(
  { key, host }: Pick<ScenarioFacts, 'key' | 'host'>,
  { baseline, measures }: Examined,
  calm: Calm,
): TimesOutcome {
  const nights = baseline.fork === null ? baseline.nights.length : 0;
  const times = headlineText(measures);
  const said: Readonly<Record<Calm, string>> = {
    new: `new${times === '' ? '' : `: ${times}`}`,
    learning: `learning, ${nights} of ${plural(leastNights, 'night')} so far${times === '' ? '' : `: ${times}`}`,
    steady: times === '' ? 'as it was' : times,
  };
  const stolen = host.steal !== null && host.steal >= mostSteal;
  const details = [
    ...(baseline.fork === null ? [] : [`a baseline of its own begins: ${baseline.fork.text}`]),
    ...(key === null ? ['engine, kernel, CPU or Compose project are not known, so no baseline can be made'] : []),
    ...(stolen ? [`steal ${percentText(host.steal, 1)}: ${leftOut}`] : []),
  ];
  return { state: calm, sentence: said[calm], details, counts: true, level: 'kept' };
}

/** Too little of what was asked for could be measured to say anything of the times. */
export function tooFewOutcome(
  { planned, rejected }: Pick<ScenarioFacts, 'planned' | 'rejected'>,
  gated: readonly ExaminedMeasure[],
): TimesOutcome {
  const most = Math.max(...gated.map(({ measure }) => measure.repeats.length));
  const lost = rejected === 0 ? '' : `, ${plural(rejected, 'run')} could not be used`;
  return {
    state: 'inconclusive',
    sentence: `inconclusive: ${most} of ${plural(planned, 'repeat')} could be measured${lost}`,
    details: [leftOut],
    counts: false,
    level: 'kept',
  };
}

/** Out of what is normal, and no other revision could be the cause, or none is known: whatever it is, it is how things are here. */
export function unexplainedOutcome(
  { revision }: Pick<ScenarioFacts, 'revision'>,
  first: ExaminedMeasure,
  calm: Calm,
): TimesOutcome {
  const why =
    revision === null
      ? 'without a git revision there is nothing to compare with'
      : `no other revision than ${shortId(revision)} to compare with: the host, or an image that its tag names`;
  return { state: calm, sentence: `${changeText(first)}, not red: ${why}`, details: [], counts: true, level: 'kept' };
}

export function notComparedOutcome(first: ExaminedMeasure, comparison: RevisionComparison | null): TimesOutcome {
  const failed = comparison?.failure ?? null;
  const why = failed === null ? 'no comparison of revisions was made' : failureText(failed);
  return {
    state: 'inconclusive',
    sentence: `inconclusive: ${changeText(first)}, and whether it is the system could not be told: ${why}`,
    details: [leftOut],
    counts: false,
    level: 'kept',
  };
}

/**
 * The system is what it was, so the night is one of those that this host has, and counts; else nights that differ much would be left
 * out and seem to differ little. One of which the comparison suspects a change, without being sure, does not.
 */
export function notConfirmedOutcome(
  asked: readonly ExaminedMeasure[],
  comparison: RevisionComparison,
  { calm, forked }: { readonly calm: Calm; readonly forked: boolean },
): TimesOutcome {
  const [first] = asked;
  const said = comparedText(comparedIn(comparison, first!));
  const same = asked.every((one) => isAlike(comparedIn(comparison, one)));
  const cause = same ? `the host was ${first!.screen === 'slower' ? 'slow' : 'quick'}` : 'that may be chance';
  return {
    state: calm,
    sentence: `${changeText(first!)}, not confirmed, ${cause}: ${againstText(comparison)} ${said}`,
    details: [
      ...asked.slice(1).map((one) => `${changeText(one)}, not confirmed: ${comparedText(comparedIn(comparison, one))}`),
      ...(same ? [] : [leftOut]),
      ...(same && forked ? ['a baseline of its own begins with this night'] : []),
    ],
    counts: same,
    level: 'kept',
  };
}

/** All to the same side, the clearest first. */
export function confirmedOutcome(
  told: readonly ExaminedMeasure[],
  comparison: RevisionComparison,
  bisection: Bisection | null,
): TimesOutcome {
  const worse = told[0]!.screen === 'slower';
  const said = told.map((one) => `${changeText(one)}, confirmed: ${comparedText(comparedIn(comparison, one))}`);
  const since = sinceText(bisection?.first ?? null);
  const { subject } = comparison.accepted;
  return {
    state: worse ? 'regressed' : 'improved',
    sentence: `${worse ? 'regressed' : 'improved'}: ${said[0]}${since === '' ? '' : `, ${since}`}`,
    details: [
      `compared ${againstText(comparison)}: ${shortId(comparison.accepted)} "${subject}", then ${shortId(comparison.tonight)} "${comparison.tonight.subject}"`,
      ...said.slice(1),
      ...(bisection === null ? [] : [bisectionText(bisection)]),
    ],
    counts: !worse,
    level: worse ? 'kept' : 'new',
  };
}

const comparedIn = ({ measures }: RevisionComparison, { measure }: ExaminedMeasure): ComparedMeasure =>
  measures.find((one) => isSameMeasure(one, measure))!;
