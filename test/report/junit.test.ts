import { expect } from 'chai';
import { DOMParser } from 'linkedom';
import { renderJunit } from '../../harness/report/junit.ts';
import { expectGolden } from './golden.ts';
import { failing, inconclusive, interrupted } from './sample.ts';
import { hostile } from './sample-hostile.ts';

const cases = (text: string): number => text.match(/<testcase /g)?.length ?? 0;

describe('report/junit', () => {
  it('has a suite for each scenario and a case for each expectation', () => {
    expectGolden('junit.xml', renderJunit([failing, interrupted]));
  });

  it('counts what it holds', () => {
    const text = renderJunit([failing, inconclusive]);
    expect(text).to.match(/<testsuites name="resilience" tests="18" failures="1" errors="0" skipped="4"/);
    expect(cases(text)).to.equal(18);
  });

  it('has one case for an experiment of which no expectation is known', () => {
    const experiments = interrupted.experiments.map((one) => ({ ...one, expectations: [] }));
    expect(renderJunit([{ ...interrupted, experiments }])).to.match(
      /<testcase classname="numbers-api.a crash" name="a crash" time="[\d.]+">\s*<skipped message="R308: The run was interrupted"/,
    );
  });

  it('escapes every name and drops what XML cannot hold', () => {
    const text = renderJunit([hostile]);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: this is what XML cannot hold.
    expect(text).not.to.match(/<img|\u001b|]]>/);
    const parsed = new DOMParser().parseFromString(text, 'text/xml');
    expect(parsed.querySelectorAll('testcase').length).to.equal(cases(renderJunit([failing])));
  });
});
