/** A night as JUnit XML: a suite for each scenario, a case for each objective and each gated measure; and one for each stack that was explored. */
import { fixedSeconds } from '../../model/duration-text.ts';
import type { GateResult, JudgedExploration, JudgedScenario } from '../../model/gate.ts';
import { rowsText } from '../../model/night-exploration.ts';
import type { Duration } from '../../model/time.ts';
import { element, textElement } from '../xml.ts';
import { exploredCase, exploredName } from './exploration-standing.ts';
import { casesOf, failureCases, type GateCase, type GateOutcome } from './gate-case.ts';
import { bandOf, measureName, observedText } from './measure-text.ts';
import { commandOf } from './standing.ts';

interface Suite {
  readonly name: string;
  readonly file: string | null;
  readonly took: number;
  readonly properties: readonly (readonly [name: string, value: string | null])[];
  readonly cases: readonly GateCase[];
}

/** A case took its part of the scenario's time, so that their sum is the whole. */
function caseXml({ name, experiment, outcome, message, type, details }: GateCase, suite: Suite): string {
  const attributes = {
    classname: experiment === null ? suite.name : `${suite.name}.${experiment}`,
    name,
    time: fixedSeconds(suite.took / suite.cases.length, 3),
  };
  const inside: Readonly<Record<GateOutcome, () => readonly string[]>> = {
    passed: () => [],
    skipped: () => [element('skipped', { message })],
    failed: () => [textElement('failure', { message, type }, details.join('\n'))],
    error: () => [textElement('error', { message, type }, details.join('\n'))],
  };
  return element('testcase', attributes, inside[outcome]());
}

const totals = (cases: readonly GateCase[]) => {
  const count = (wanted: GateOutcome): number => cases.filter(({ outcome }) => outcome === wanted).length;
  return { tests: cases.length, failures: count('failed'), errors: count('error'), skipped: count('skipped') };
};

function suiteOf(scenario: JudgedScenario): Suite {
  const { facts, state, before, sentence, measures, quarantine } = scenario;
  const { key, revision } = facts;
  return {
    name: facts.scenario,
    file: facts.file,
    took: facts.took,
    properties: [
      ['state', state],
      ['state before', before],
      ['sentence', sentence],
      ['runs', `${facts.used} used, ${facts.rejected} not used, ${facts.planned} planned`],
      ['commit', revision === null ? null : `${revision.id}${revision.dirty ? ', with changes' : ''}`],
      ['baseline of', key === null ? null : Object.values(key).join(', ')],
      ['seed', facts.seed],
      ['reproduce', commandOf(scenario)],
      ['folder', facts.telling ?? facts.folder],
      [
        'quarantine',
        quarantine === null ? null : `until ${quarantine.until}: ${quarantine.reason} (${quarantine.issue})`,
      ],
      ...measures.map((one) => [measureName(one), `${observedText(one)}, baseline ${bandOf(one.band)}`] as const),
    ],
    cases: casesOf(scenario),
  };
}

function exploredSuite(one: JudgedExploration): Suite {
  const { facts, state, sentence } = one;
  return {
    ...{ name: exploredName(one), file: facts.file, took: facts.took, cases: [exploredCase(one)] },
    properties: [
      ['state', state],
      ['sentence', sentence],
      ['rows', rowsText(facts)],
      ['accepted', facts.accepted],
      ['reproduce', facts.reproduce],
      ['folder', facts.folder],
    ],
  };
}

function nightSuite(result: GateResult): Suite {
  const { facts, verdict, sentence, number, notes } = result;
  return {
    name: `night ${number} of ${facts.suite}`,
    file: null,
    took: 0,
    properties: [
      ['verdict', verdict],
      ['sentence', sentence],
      ['ending', facts.ending],
      ['night', facts.night],
      ['run', facts.run],
      ['command', facts.command],
      ['seed', facts.seed],
      ['version', facts.version],
      ['engine', facts.engine === null ? null : `${facts.engine.name} ${facts.engine.version}`],
      ...notes.map((note) => ['note', note] as const),
    ],
    cases: failureCases(result),
  };
}

function suiteXml(suite: Suite, wall: number): string {
  const { name, file, took, properties, cases } = suite;
  const known = properties.filter(([, value]) => value !== null);
  const timestamp = new Date(wall).toISOString().slice(0, 19);
  return element('testsuite', { name, ...totals(cases), time: fixedSeconds(took, 3), timestamp, file }, [
    element(
      'properties',
      {},
      known.map(([key, value]) => element('property', { name: key, value })),
    ),
    ...cases.map((one) => caseXml(one, suite)),
  ]);
}

/** One document; its failures are those of the scenarios and explorations that are red, and none where none is. */
export function renderGateJunit(result: GateResult): string {
  const { facts } = result;
  const suites = [nightSuite(result), ...result.scenarios.map(suiteOf), ...result.explorations.map(exploredSuite)];
  const all = totals(suites.flatMap((one) => one.cases));
  const root = element(
    'testsuites',
    { name: 'resilience gate', ...all, time: fixedSeconds(sumOf(suites.map((one) => one.took)), 3) },
    suites.map((one) => suiteXml(one, facts.wall)),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}

const sumOf = (parts: readonly number[]): Duration => parts.reduce((total, part) => total + part, 0) as Duration;
