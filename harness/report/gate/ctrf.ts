/** A night as a CTRF report (Common Test Report Format), which code hosts and chat tools show: the same cases as in JUnit. */
import type { GateResult, JudgedExploration, JudgedScenario } from '../../model/gate.ts';
import { exploredCase, exploredName } from './exploration-standing.ts';
import { casesOf, failureCases, type GateCase, type GateOutcome } from './gate-case.ts';
import { commandOf } from './standing.ts';

/** The format has no error of its own. */
const statuses: Readonly<Record<GateOutcome, 'passed' | 'failed' | 'skipped'>> = {
  passed: 'passed',
  failed: 'failed',
  skipped: 'skipped',
  error: 'failed',
};

/** A name is never empty. */
const testOf = ({ name, experiment, outcome, message, type, details }: GateCase) => ({
  name: name === '' ? type : name,
  status: statuses[outcome],
  rawStatus: outcome,
  type,
  ...(message !== null && { message }),
  ...(statuses[outcome] === 'failed' && { trace: details.join('\n') }),
  ...(experiment !== null && { extra: { experiment } }),
});

function testsOf(scenario: JudgedScenario) {
  const { facts, state, before } = scenario;
  const cases = casesOf(scenario);
  return cases.map((one) => {
    const { extra, ...test } = testOf(one);
    return {
      ...test,
      // A case took its part of the scenario's time, so that their sum is the whole.
      duration: Math.round(facts.took / cases.length),
      suite: [facts.scenario, ...(one.experiment === null ? [] : [one.experiment])],
      filePath: facts.file,
      tags: facts.tags,
      extra: {
        ...extra,
        role: facts.role,
        state,
        before,
        folder: facts.telling ?? facts.folder,
        reproduce: commandOf(scenario),
      },
    };
  });
}

function testOfExploration(one: JudgedExploration) {
  const { facts, state } = one;
  return {
    ...testOf(exploredCase(one)),
    duration: Math.round(facts.took),
    suite: [exploredName(one)],
    filePath: facts.file,
    extra: { role: 'exploration', state, folder: facts.folder, reproduce: facts.reproduce },
  };
}

/** As plain data, by version 0.0.0 of the format. */
export function ctrfOf(result: GateResult): Readonly<Record<string, unknown>> {
  const { facts, verdict, sentence, number } = result;
  const tests = [
    ...result.scenarios.flatMap(testsOf),
    ...result.explorations.map(testOfExploration),
    ...failureCases(result).map((one) => ({ ...testOf(one), duration: 0, suite: ['the night itself'] })),
  ];
  const count = (wanted: string): number => tests.filter(({ status }) => status === wanted).length;
  const [start, stop] = [Math.round(facts.wall), Math.round(facts.wall + facts.duration)];
  const commits = new Set(facts.scenarios.flatMap((one) => one.revision?.id ?? []));
  return {
    reportFormat: 'CTRF',
    specVersion: '0.0.0',
    timestamp: new Date(stop).toISOString(),
    generatedBy: 'resilience',
    results: {
      tool: { name: 'resilience', version: facts.version },
      summary: {
        tests: tests.length,
        ...{ passed: count('passed'), failed: count('failed'), skipped: count('skipped'), pending: 0, other: 0 },
        ...{ suites: result.scenarios.length + result.explorations.length, start, stop },
      },
      tests,
      environment: {
        reportName: `night ${number} of ${facts.suite}`,
        buildName: facts.suite,
        buildNumber: number,
        ...(commits.size === 1 && { commit: [...commits][0] }),
        ...(facts.engine !== null && {
          osPlatform: 'linux',
          osRelease: facts.engine.kernel,
          osVersion: facts.engine.os,
        }),
        testEnvironment: facts.engine === null ? 'no engine' : `${facts.engine.name} ${facts.engine.version}`,
        extra: { verdict, sentence, night: facts.night, run: facts.run, seed: facts.seed, command: facts.command },
      },
    },
  };
}

export const renderCtrf = (result: GateResult): string => `${JSON.stringify(ctrfOf(result), null, 2)}\n`;
