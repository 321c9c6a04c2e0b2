/** The doctor's table. */
import { expect } from 'chai';
import { renderChecks } from '../../harness/cli/doctor.ts';

const engine = { name: 'engine', state: 'ok', found: '26.1.5', neededFor: 'every run', fix: null } as const;
const k6 = { name: 'k6', state: 'warning', found: 'not on PATH', neededFor: 'k6 load', fix: 'install k6' } as const;
const noEngine = { ...engine, state: 'missing', found: 'none', fix: 'npx resilience engine up' } as const;

describe('renderChecks', () => {
  it('shows by signs what each thing is for and what to do', () => {
    expect(renderChecks([engine, k6], false)).to.equal(`✔ engine   26.1.5
           for every run
! k6       not on PATH
           for k6 load
           fix install k6

This machine can run scenarios; some features are not available: k6.`);
  });

  it('ends with the command to type when runs are not possible', () => {
    const text = renderChecks([noEngine, k6], false);
    expect(text).to.match(/^✖ engine/);
    expect(text.split('\n').at(-1)).to.equal(
      'This machine cannot run scenarios yet: engine missing. Next: npx resilience engine up',
    );
  });

  it('colours only where that is wanted', () => {
    const esc = String.fromCharCode(27);
    expect(renderChecks([engine], false)).to.not.include(esc);
    expect(renderChecks([engine], true)).to.include(`${esc}[32m✔`);
  });
});
