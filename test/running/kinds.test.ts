import { expect } from 'chai';
import { kindOf, nameOfATest } from './kinds.ts';

describe('the name of a test file', () => {
  it('says what the file needs, and what may run beside it', () => {
    const told = (file: string) => Object.values(kindOf(file));
    expect(told('test/model/time.test.ts')).to.deep.equal([null, 'any']);
    expect(told('test/dsl/anything.property.test.ts')).to.deep.equal([null, 'any']);
    expect(told('test/fuzz/fuzz.compose.test.ts')).to.deep.equal(['compose', 'any']);
    expect(told('test/report/html.browser.test.ts')).to.deep.equal(['browser', 'any']);
    expect(told('test/engine/docker/stack.engine.test.ts')).to.deep.equal(['engine', 'any']);
    expect(told('test/probes/prober-live.timing.test.ts')).to.deep.equal([null, 'none']);
    expect(told('test/runner/phase.quiet.engine.test.ts')).to.deep.equal(['engine', 'quiet']);
    expect(told('test/conformance/docker.timing.engine.test.ts')).to.deep.equal(['engine', 'none']);
  });

  it('has no other endings than those', () => {
    expect('time.test.ts').to.match(nameOfATest);
    expect('phase.timing.engine.test.ts').to.match(nameOfATest);
    expect('phase.quiet.engine.test.ts').to.match(nameOfATest);
    for (const wrong of [
      'phase.quiet.timing.engine.test.ts',
      'phase.engine.timing.test.ts',
      'phase.alone.test.ts',
      'phase.Engine.test.ts',
      'phase.ts',
    ])
      expect(wrong).to.not.match(nameOfATest);
  });
});
