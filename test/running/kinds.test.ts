import { expect } from 'chai';
import { kindOf, nameOfATest } from './kinds.ts';

describe('the name of a test file', () => {
  it('says what the file needs, and whether it runs alone', () => {
    const told = (file: string) => Object.values(kindOf(file));
    expect(told('test/model/time.test.ts')).to.deep.equal([null, false]);
    expect(told('test/dsl/anything.property.test.ts')).to.deep.equal([null, false]);
    expect(told('test/fuzz/fuzz.compose.test.ts')).to.deep.equal(['compose', false]);
    expect(told('test/report/html.browser.test.ts')).to.deep.equal(['browser', false]);
    expect(told('test/engine/docker/stack.engine.test.ts')).to.deep.equal(['engine', false]);
    expect(told('test/probes/prober-live.timing.test.ts')).to.deep.equal([null, true]);
    expect(told('test/runner/phase.timing.engine.test.ts')).to.deep.equal(['engine', true]);
  });

  it('has no other endings than those', () => {
    expect('time.test.ts').to.match(nameOfATest);
    expect('phase.timing.engine.test.ts').to.match(nameOfATest);
    for (const wrong of ['phase.engine.timing.test.ts', 'phase.alone.test.ts', 'phase.Engine.test.ts', 'phase.ts'])
      expect(wrong).to.not.match(nameOfATest);
  });
});
