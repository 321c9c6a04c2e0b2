/** The results as JUnit XML: a suite for each scenario, a case for each expectation, so that any CI system can show them. */
import type { Analysis, ExperimentAnalysis, JudgedExpectation } from '../model/analysis.ts';
import { fixedSeconds, offsetText } from '../model/duration-text.ts';
import { catalogue, type Failure, failureText } from '../model/failure.ts';
import { between } from '../model/time.ts';
import { formatMargin } from './format.ts';
import { origin } from './subject.ts';
import { element, textElement } from './xml.ts';

type Result = 'passed' | 'failed' | 'skipped' | 'error';

interface Case {
  readonly result: Result;
  readonly xml: string;
}

/** `observed 3.4 s ± 0.02 s, limit 2 s, missed by 1.4 s`. */
function against(one: JudgedExpectation): string {
  const parts = [`observed ${one.observed}`];
  if (one.limit !== null) parts.push(`limit ${one.limit}`);
  if (one.margin !== null) parts.push(formatMargin(one.margin));
  return parts.join(', ');
}

function details(one: JudgedExpectation, experiment: ExperimentAnalysis, command: string): string {
  const zero = origin(experiment);
  const slice = one.evidence.map(({ at, text }) => `${offsetText(between(zero, at))}  ${text}`);
  return [one.reason ?? against(one), ...slice, `reproduce: ${command}`].join('\n');
}

function caseOf(one: JudgedExpectation, experiment: ExperimentAnalysis, analysis: Analysis): Case {
  const attributes = {
    classname: `${analysis.scenario}.${experiment.name}`,
    name: `${experiment.name} › ${one.sentence}`,
    time: fixedSeconds(between(experiment.span.from, experiment.span.to), 3),
  };
  if (one.verdict === 'pass') return { result: 'passed', xml: element('testcase', attributes) };
  if (one.verdict === 'inconclusive') {
    const message = one.reason ?? experiment.inconclusive?.message ?? one.observed;
    return { result: 'skipped', xml: element('testcase', attributes, [element('skipped', { message })]) };
  }
  const failed = textElement(
    'failure',
    { message: against(one), type: one.expectation.claim.claim },
    details(one, experiment, analysis.command),
  );
  return { result: 'failed', xml: element('testcase', attributes, [failed]) };
}

/** With what shows it and the next step, where both are known. */
function skipped(failure: Failure): string {
  const { evidence, fix } = failure;
  const message = failureText(failure);
  if (evidence === undefined) return element('skipped', { message });
  return textElement('skipped', { message }, [...evidence, ...(fix === null ? [] : [fix])].join('\n'));
}

/** An experiment that could not be judged and has no expectation to say so. */
const unjudged = (failure: Failure, experiment: ExperimentAnalysis, analysis: Analysis): Case => ({
  result: 'skipped',
  xml: element(
    'testcase',
    { classname: `${analysis.scenario}.${experiment.name}`, name: experiment.name, time: '0.000' },
    [skipped(failure)],
  ),
});

/** What kept the whole run from telling anything was skipped; what the harness, the engine or the machine did wrong is an error. */
function ofTheRun(failure: Failure, analysis: Analysis): Case {
  const attributes = { classname: analysis.scenario, name: 'the run itself', time: '0.000' };
  const message = failureText(failure);
  if (catalogue[failure.code].exit === 3) {
    return { result: 'skipped', xml: element('testcase', attributes, [skipped(failure)]) };
  }
  const error = textElement('error', { message, type: failure.code }, failure.fix ?? failure.message);
  return { result: 'error', xml: element('testcase', attributes, [error]) };
}

function casesOf(analysis: Analysis): readonly Case[] {
  const judged = analysis.experiments.flatMap((experiment) =>
    experiment.expectations.length === 0 && experiment.inconclusive !== null
      ? [unjudged(experiment.inconclusive, experiment, analysis)]
      : experiment.expectations.map((one) => caseOf(one, experiment, analysis)),
  );
  return [...judged, ...analysis.failures.map((one) => ofTheRun(one, analysis))];
}

const count = (cases: readonly Case[], result: Result): number => cases.filter((one) => one.result === result).length;

const totals = (cases: readonly Case[]) => ({
  tests: cases.length,
  failures: count(cases, 'failed'),
  errors: count(cases, 'error'),
  skipped: count(cases, 'skipped'),
});

function properties(analysis: Analysis): string {
  const all: Readonly<Record<string, string | null>> = {
    run: analysis.run,
    verdict: analysis.verdict,
    sentence: analysis.sentence,
    ending: analysis.ending,
    seed: analysis.seed,
    commit: analysis.commit,
    command: analysis.command,
    version: analysis.version,
    engine: analysis.engine?.version ?? null,
  };
  const lasting = analysis.experiments.flatMap(({ name, lasting }) =>
    lasting.map(({ text }) => element('property', { name: 'not back', value: `${name}: ${text}` })),
  );
  const known = Object.entries(all).filter(([, value]) => value !== null);
  return element('properties', {}, [...known.map(([name, value]) => element('property', { name, value })), ...lasting]);
}

function suite(analysis: Analysis, cases: readonly Case[]): string {
  const timestamp = new Date(analysis.wall).toISOString().slice(0, 19);
  const attributes = {
    name: analysis.scenario,
    ...totals(cases),
    time: fixedSeconds(analysis.duration, 3),
    timestamp,
    file: analysis.file,
  };
  return element('testsuite', attributes, [properties(analysis), ...cases.map((one) => one.xml)]);
}

/** One document for all of them. */
export function renderJunit(analyses: readonly Analysis[]): string {
  const suites = analyses.map((analysis) => ({ analysis, cases: casesOf(analysis) }));
  const time = fixedSeconds(
    analyses.reduce((total, one) => total + one.duration, 0),
    3,
  );
  const all = suites.flatMap((one) => one.cases);
  const root = element(
    'testsuites',
    { name: 'resilience', ...totals(all), time },
    suites.map((one) => suite(one.analysis, one.cases)),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}
