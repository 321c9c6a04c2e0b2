/** The second layer: the night's times against the baseline, and what the comparison of revisions said where they were out of it. */
import type { JudgedMeasure } from '../model/gate.ts';
import type { HistoryLine } from '../model/history.ts';
import { isSameMeasure, type MeasureName } from '../model/measure-name.ts';
import type { ComparedMeasure, ScenarioFacts } from '../model/night.ts';
import { isConfirmed, isConfirmedBetter } from './confirmation.ts';
import { type Examined, type ExaminedMeasure, examine } from './examine.ts';
import { nightsOf } from './nights.ts';
import { leastNights, mostSteal } from './thresholds.ts';
import {
  confirmedOutcome,
  notComparedOutcome,
  notConfirmedOutcome,
  type TimesOutcome,
  tooFewOutcome,
  unexplainedOutcome,
  usualOutcome,
} from './times-outcome.ts';
import { measuresDetails, titleOf } from './words.ts';

export interface JudgedTimes extends TimesOutcome {
  readonly measures: readonly JudgedMeasure[];
}

/** `lines`: of the scenario, without those of this very night and run. */
export function judgeTimes(facts: ScenarioFacts, lines: readonly HistoryLine[]): JudgedTimes {
  const examined = examine(facts, lines);
  const outcome = outcomeOf(facts, examined, calmState(examined, lines));
  const measures = examined.measures.map((one): JudgedMeasure => {
    const { measure, median, gated, band, screen, ratio } = one;
    return {
      measure,
      title: titleOf(measure),
      median,
      gated,
      band,
      screen,
      ratio,
      compared: comparedOf(facts, measure),
    };
  });
  const quiet = facts.host.steal === null || facts.host.steal < mostSteal;
  return {
    ...outcome,
    details: [...outcome.details, ...measuresDetails(examined.measures)],
    measures,
    counts: outcome.counts && quiet && facts.key !== null,
  };
}

/** Of a scenario of which nothing is said. */
function calmState({ baseline }: Examined, lines: readonly HistoryLine[]): 'new' | 'learning' | 'steady' {
  if (nightsOf(lines).length === 0) return 'new';
  return baseline.fork !== null || baseline.nights.length < leastNights ? 'learning' : 'steady';
}

function outcomeOf(facts: ScenarioFacts, examined: Examined, calm: 'new' | 'learning' | 'steady'): TimesOutcome {
  const { alarming, accepted, measures } = examined;
  const { comparison } = facts;
  const gated = measures.filter((one) => one.gated);
  if (gated.length > 0 && gated.every((one) => one.screen === 'not measured')) return tooFewOutcome(facts, gated);
  const [first] = alarming;
  if (first === undefined) return usualOutcome(facts, examined, calm);
  if (accepted === null) return unexplainedOutcome(facts, first, calm);
  if (comparison === null || comparison.failure !== null) return notComparedOutcome(first, comparison);
  const asked = alarming.filter(({ measure }) => comparedOf(facts, measure) !== null);
  if (asked.length === 0) return notComparedOutcome(first, comparison);
  const confirmed = asked.filter((one) => says(comparedOf(facts, one.measure)!, one));
  const worse = confirmed.filter((one) => one.screen === 'slower');
  const told = worse.length > 0 ? worse : confirmed;
  if (told.length === 0)
    return notConfirmedOutcome(asked, comparison, { calm, forked: examined.baseline.fork !== null });
  return confirmedOutcome(told, comparison, facts.bisection);
}

const comparedOf = ({ comparison }: Pick<ScenarioFacts, 'comparison'>, measure: MeasureName): ComparedMeasure | null =>
  comparison?.measures.find((one) => isSameMeasure(one, measure)) ?? null;

/** To the side on which the night is. */
const says = (compared: ComparedMeasure, { screen }: ExaminedMeasure): boolean =>
  screen === 'slower' ? isConfirmed(compared) : isConfirmedBetter(compared);
