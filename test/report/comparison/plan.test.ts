import { expect } from 'chai';
import { renderComparisonPlan } from '../../../harness/report/comparison/plan.ts';
import { expectGolden } from '../golden.ts';
import { comparisonPlan } from './sample-plan.ts';

describe('report/comparison/plan', () => {
  it('says variants, blocks, interim analyses, controls, wall time and notes before anything starts', () =>
    expectGolden('compare-plan.txt', renderComparisonPlan(comparisonPlan)));

  it('keeps to the width', () => {
    for (const width of [60, 80, 120]) {
      const lines = renderComparisonPlan(comparisonPlan, { colour: false, width }).split('\n');
      for (const line of lines) expect(line.length, line).to.be.at.most(width);
    }
  });

  it('says what is left open: the number of jobs, an objective that was not given', () => {
    const text = renderComparisonPlan(
      { ...comparisonPlan, jobs: 'auto', objective: null },
      { colour: false, width: 400 },
    );
    expect(text).to.include('as far as the machine can take').and.not.to.include('objective');
  });

  it('lets no escape sequence of a name through', () => {
    const variants = comparisonPlan.variants.map((one) => ({ ...one, name: `${one.name}\u001b[31m` }));
    expect(renderComparisonPlan({ ...comparisonPlan, variants })).not.to.include('\u001b');
  });
});
