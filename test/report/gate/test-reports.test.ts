/** A night as JUnit and CTRF: the same cases in both, red exactly where the night is. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import { expect } from 'chai';
import { DOMParser } from 'linkedom';
import type { GateResult } from '../../../harness/model/gate.ts';
import { ctrfOf, renderCtrf } from '../../../harness/report/gate/ctrf.ts';
import { exploredCase } from '../../../harness/report/gate/exploration-standing.ts';
import { casesOf, type GateOutcome } from '../../../harness/report/gate/gate-case.ts';
import { renderGateJunit } from '../../../harness/report/gate/junit.ts';
import { expectGolden } from '../golden.ts';
import { explored, failing, hostile, interrupted, red, samples } from './samples.ts';

/** As its makers publish it. */
const schemaFile = createRequire(import.meta.url)
  .resolve('ctrf')
  .replace(/index\.cjs$/, 'ctrf-schema-0.0.json');
const schema = JSON.parse(readFileSync(schemaFile, 'utf8'));
const validate = new Ajv({ strict: false, validateFormats: false }).compile(schema);

const all = [...Object.values(samples), hostile];
const casesBy = ({ scenarios }: GateResult, name: string) =>
  casesOf(scenarios.find((one) => one.facts.scenario === name)!);
const outcomes = (result: GateResult, name: string): readonly GateOutcome[] =>
  casesBy(result, name).map((one) => one.outcome);

describe('report/gate/gate-case', () => {
  it('fails a case of each scenario that is red, and of no other', () => {
    for (const { scenarios } of all) {
      for (const one of scenarios) {
        expect(
          casesOf(one).some(({ outcome }) => outcome === 'failed'),
          one.facts.scenario,
        ).to.equal(one.red);
      }
    }
    const told = { ...red.scenarios[0]!, state: 'failed' as const };
    expect(casesOf(told).at(-1), 'no case shows why').to.include({ outcome: 'failed', message: told.sentence });
    const only = { ...failing.scenarios[0]!, red: false };
    expect(casesOf(only)[0]!).to.include({ outcome: 'skipped' });
  });

  it('says what was observed against which limit, baseline and probability', () => {
    expect(casesBy(red, 'shop').find(({ outcome }) => outcome === 'failed')!.message).to.equal(
      'observed 4.42 s, limit 1.6 s, baseline 1 … 1.6 s in 24 nights, against the accepted revision 3.3 times as long (2.9 … 3.8), p 0.008',
    );
    expect(casesBy(failing, 'chat')[0]!.message).to.equal('observed 7.42 s ± 0.03 s, limit 5 s, failed in 8 of 8');
  });

  it('skips what could not be told, with the reason', () => {
    expect(outcomes(red, 'image-of-the-day')).to.deep.equal(['skipped', 'skipped']);
    for (const { message } of casesBy(red, 'image-of-the-day')) expect(message).to.include('18 % of the CPUs');
  });

  it('skips what is quarantined, with reason, issue and end, whatever it showed', () => {
    for (const { outcome, message } of casesBy(failing, 'search')) {
      expect(outcome).to.equal('skipped');
      expect(message).to.include('until 2026-12-31: the index is rebuilt (https://example.test/issues/7)');
    }
    expect(casesBy(failing, 'search')[0]!.message).to.include('observed 9.1 s, limit 5 s');
  });

  it('fails a known weakness that holds now, and passes one that is still weak', () => {
    expect(casesBy(failing, 'cart')[0]!).to.include({ outcome: 'failed', type: 'known weakness' });
    expect(casesBy(failing, 'cart')[0]!.message).to.include('promote it');
    expect(outcomes(failing, 'mail')).to.deep.equal(['passed', 'passed']);
  });

  it('skips what is slower and was not compared, and an objective that only warns', () => {
    const [shop] = red.scenarios;
    const measures = [{ ...shop!.measures[0]!, compared: null }];
    const objectives = [{ ...failing.scenarios[0]!.facts.objectives[0]!, level: 'warn' as const }];
    const one = { ...shop!, state: 'steady' as const, red: false, measures, facts: { ...shop!.facts, objectives } };
    expect(casesOf(one).map(({ outcome }) => outcome)).to.deep.equal(['skipped', 'skipped']);
    expect(casesOf(one)[0]!.message).to.match(/^a warning: observed 7\.42 s/);
    expect(casesOf(one)[1]!.message).to.match(/^slower, but not confirmed on this host: observed 4\.42 s/);
  });

  it('has a case of a scenario of which nothing is known', () => {
    const [, , image] = red.scenarios;
    const left = { ...image!, measures: [], facts: { ...image!.facts, objectives: [] } };
    expect(casesOf(left).map(({ outcome, message }) => [outcome, message])).to.deep.equal([['skipped', left.sentence]]);
    expect(casesOf({ ...left, state: 'new' }).map(({ outcome }) => outcome)).to.deep.equal(['passed']);
    expect(casesOf({ ...left, state: 'failed', red: true }).map(({ outcome }) => outcome)).to.deep.equal(['failed']);
  });

  it('skips a control that does not show that the gate can tell', () => {
    expect(outcomes(samples.unproven!, 'control')).to.deep.equal(['skipped']);
    expect(outcomes(samples.green!, 'must-fail')).to.deep.equal(['passed']);
  });
});

describe('report/gate/exploration-standing', () => {
  it('is a case for each stack: failed where it is red, skipped where it is only told or was left out', () => {
    const cases = explored.explorations.map(exploredCase);
    expect(cases.map(({ outcome }) => outcome)).to.deep.equal(['failed', 'passed', 'skipped', 'passed', 'skipped']);
    expect(cases[0]).to.include({ name: 'no cell gets worse' });
    expect(cases[0]!.details.at(-1)).to.match(/^reproduce: resilience explore /);
  });
});

describe('report/gate/junit', () => {
  it('has a suite for each scenario, a case for each objective and each gated measure', () => {
    expectGolden('gate-failing.xml', renderGateJunit(failing));
    expectGolden('gate-explored.xml', renderGateJunit(explored));
  });

  it('counts what it holds, and says what ended the night', () => {
    const text = renderGateJunit(interrupted);
    const parsed = new DOMParser().parseFromString(text, 'text/xml');
    expect(parsed.querySelectorAll('testcase')).to.have.length(6);
    expect(text).to.include('tests="6" failures="0" errors="1" skipped="2"');
    expect(text).to.include('<error message="R308: interrupted after 12 min" type="R308">');
  });

  it('escapes every name and drops what XML cannot hold', () => {
    const text = renderGateJunit(hostile);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: this is what XML cannot hold.
    expect(text).not.to.match(/<img|\u001b|]]>/);
    const cases = (xml: string): number =>
      new DOMParser().parseFromString(xml, 'text/xml').querySelectorAll('testcase').length;
    const { explorations } = explored;
    expect(cases(text)).to.equal(cases(renderGateJunit({ ...red, explorations })));
  });
});

describe('report/gate/ctrf', () => {
  it('is valid by the published schema, whatever the night', () => {
    for (const result of all) {
      expect(validate(JSON.parse(renderCtrf(result))), JSON.stringify(validate.errors)).to.equal(true);
    }
    expect(validate({ ...ctrfOf(red), reportFormat: 'JUnit' }), 'the schema would say so').to.equal(false);
  });

  it('has the cases of JUnit with the same outcomes, and counts them', () => {
    for (const result of all) {
      const { results } = JSON.parse(renderCtrf(result));
      const { tests, passed, failed, skipped } = results.summary;
      expect(renderGateJunit(result)).to.match(new RegExp(`<testsuites name="resilience gate" tests="${tests}" `));
      expect(passed + failed + skipped)
        .to.equal(tests)
        .and.to.equal(results.tests.length);
    }
  });

  it('tells one night whole', () => expectGolden('gate-red.ctrf.txt', renderCtrf(red)));
});
