/** A night as the cases of a test report: one for each objective, each gated measure, each control, and what went wrong beside them. */

import { comparedText } from '../../model/compared-text.ts';
import { catalogue, failureText } from '../../model/failure.ts';
import type { GateResult, JudgedMeasure, JudgedScenario } from '../../model/gate.ts';
import type { ObjectiveFacts } from '../../model/night.ts';
import type { ExperimentName } from '../../model/scenario.ts';
import { bandOf, measureName, observedText, tallyText, upperLimit } from './measure-text.ts';
import { commandOf, isAsItMustBe, standingOf } from './standing.ts';

/** `error`: the harness, the engine or the machine failed. */
export type GateOutcome = 'passed' | 'failed' | 'skipped' | 'error';

export interface GateCase {
  readonly name: string;
  readonly experiment: ExperimentName | null;
  readonly outcome: GateOutcome;
  /** Observed against limit, baseline and probability, or why it was not told; null for one that passed. */
  readonly message: string | null;
  /** `objective`, `regression`, `known weakness`, or a code of the catalogue. */
  readonly type: string;
  /** More lines, and the command. */
  readonly details: readonly string[];
}

/** One at least. One is failed at least where the scenario is red, and none is where it is not. */
export function casesOf(scenario: JudgedScenario): readonly GateCase[] {
  const { facts, measures, quarantine, red } = scenario;
  if (facts.role !== 'scenario') return [controlCase(scenario)];
  const shown = [
    ...facts.objectives.map((one) => objectiveCase(one, scenario)),
    ...measures.filter((one) => one.gated).map((one) => measureCase(one, scenario)),
  ];
  const cases = shown.length > 0 || red ? shown : [unshownCase(scenario)];
  if (quarantine !== null && scenario.state === 'quarantined') {
    const why = `quarantined until ${quarantine.until}: ${quarantine.reason} (${quarantine.issue})`;
    return cases.map((one) => ({ ...one, outcome: 'skipped', message: `${why}${said(one)}` }));
  }
  if (cases.some((one) => one.outcome === 'failed') === red) return cases;
  // What the cases do not show, the scenario's own sentence does.
  if (red) return [...cases, { ...wholeCase(scenario), outcome: 'failed', message: scenario.sentence }];
  return cases.map((one) =>
    one.outcome === 'failed' ? { ...one, outcome: 'skipped', message: `only told${said(one)}` } : one,
  );
}

const said = ({ message }: GateCase): string => (message === null ? '' : `; ${message}`);

const detailsOf = (scenario: JudgedScenario): readonly string[] => [
  scenario.sentence,
  ...scenario.details,
  `reproduce: ${commandOf(scenario)}`,
];

const wholeCase = (scenario: JudgedScenario): Omit<GateCase, 'outcome' | 'message'> => ({
  name: standingOf(scenario).word,
  experiment: null,
  type: scenario.state,
  details: detailsOf(scenario),
});

/** Of a scenario of which nothing is known that could be a case. */
const unshownCase = (scenario: JudgedScenario): GateCase =>
  scenario.state === 'inconclusive'
    ? { ...wholeCase(scenario), outcome: 'skipped', message: scenario.sentence }
    : { ...wholeCase(scenario), outcome: 'passed', message: null };

function controlCase(scenario: JudgedScenario): GateCase {
  const name = scenario.facts.role === 'control' ? 'it passes, as it must' : 'it fails, as it must';
  const good = isAsItMustBe(scenario);
  // A night whose control failed is inconclusive, not red.
  return {
    ...wholeCase(scenario),
    ...{ name, type: 'control', outcome: good ? 'passed' : 'skipped', message: good ? null : scenario.sentence },
  };
}

function objectiveCase(one: ObjectiveFacts, scenario: JudgedScenario): GateCase {
  const limit = one.limit === null ? '' : `, limit ${one.limit}`;
  const judged = { observed: `observed ${one.observed}${limit}, ${tallyText(one)}`, known: one.known !== null };
  const more = {
    name: one.text,
    experiment: one.experiment,
    type: judged.known ? 'known weakness' : 'objective',
    details: detailsOf(scenario),
  };
  const skip = (why: string): GateCase => ({ ...more, outcome: 'skipped', message: why });
  const fail = (why: string): GateCase =>
    one.level === 'warn' ? skip(`a warning: ${why}`) : { ...more, outcome: 'failed', message: why };
  const pass: GateCase = { ...more, outcome: 'passed', message: null };
  if (one.held + one.failed === 0) return skip(scenario.facts.unusable ?? `${tallyText(one)}: ${one.observed}`);
  if (one.known !== null) {
    if (one.failed > 0) return pass;
    if (one.unknown > 0) return skip(judged.observed);
    return fail(
      `a known weakness since ${one.known.since} (${one.known.reason}) holds now: promote it; ${judged.observed}`,
    );
  }
  return one.failed > 0 ? fail(judged.observed) : pass;
}

function measureCase(one: JudgedMeasure, scenario: JudgedScenario): GateCase {
  const { compared, screen } = one;
  const limit = upperLimit(one);
  const against = [
    `observed ${observedText(one)}`,
    ...(limit === null ? [] : [`limit ${limit}`]),
    `baseline ${bandOf(one.band)}`,
    ...(compared === null ? [] : [`against the accepted revision ${comparedText(compared)}`]),
  ].join(', ');
  const more = {
    name: measureName(one),
    experiment: one.measure.experiment,
    type: 'regression',
    details: detailsOf(scenario),
  };
  if (screen === 'slower' && compared?.word === 'worse' && scenario.state === 'regressed')
    return { ...more, outcome: 'failed', message: against };
  if (screen === 'not measured') return { ...more, outcome: 'skipped', message: scenario.facts.unusable ?? against };
  if (screen === 'slower' && compared === null) {
    return { ...more, outcome: 'skipped', message: `slower, but not confirmed on this host: ${against}` };
  }
  return { ...more, outcome: 'passed', message: null };
}

/** What went wrong with the night itself. */
export const failureCases = ({ failures }: GateResult): readonly GateCase[] =>
  failures.map((one) => ({
    name: 'the night itself',
    experiment: null,
    outcome: catalogue[one.code].exit === 3 ? 'skipped' : 'error',
    message: failureText(one),
    type: one.code,
    details: one.fix === null ? [one.message] : [one.message, ...one.fix.split('\n')],
  }));
