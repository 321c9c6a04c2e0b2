import { expect } from 'chai';
import { type LineOf, renderAnnotations } from '../../../harness/report/gate/annotations.ts';
import { expectGolden } from '../golden.ts';
import { explored, failing, green, hostile, manyScenarios, red, samples } from './samples.ts';

const lineOf: LineOf = (file, experiment) => (experiment === null ? null : file.length);
const linesOf = (text: string): readonly string[] => text.split('\n').slice(0, -1);

describe('report/gate/annotations', () => {
  it('says nothing of a night in which all is well', () => expect(renderAnnotations(green, lineOf)).to.equal(''));

  it('puts an error on the line of the experiment that is red, and a warning on what could not be told', () => {
    expectGolden('gate-red.annotations.txt', renderAnnotations(red, lineOf));
    expectGolden('gate-failing.annotations.txt', renderAnnotations(failing, lineOf));
  });

  it('is at the top of the Compose file that got worse: an error, and a warning where it is only told or was left out', () => {
    const lines = linesOf(renderAnnotations(explored, lineOf));
    expect(lines.map((line) => line.slice(0, line.indexOf('::', 2)))).to.deep.equal([
      '::error file=stacks/shop/compose.yaml,line=1,title=shop%2C explored%3A regressed',
      '::warning file=stacks/mail/compose.yaml,line=1,title=mail%2C explored%3A regressed',
      '::warning file=stacks/search/compose.yaml,line=1,title=search%2C explored%3A inconclusive',
    ]);
    expect(lines[0])
      .to.include('2 cells got worse: db crash × proxy')
      .and.to.include('%0Areproduce: resilience explore');
  });

  it('asks for the promotion of a known weakness on its own line', () => {
    const [, cart] = linesOf(renderAnnotations(failing, lineOf));
    expect(cart).to.match(
      /^::error file=scenarios\/cart\.ts,line=17,title=cart%3A known weakness::.*promote it to an expectation /,
    );
  });

  it('warns of a control that does not show that the gate can tell', () => {
    expect(renderAnnotations(samples.unproven!, () => null)).to.match(
      /^::warning file=scenarios\/control\.ts,line=1,title=control%3A not as it must be::/,
    );
  });

  it('gives as many as are shown, and says how many are not', () => {
    const lines = linesOf(renderAnnotations(manyScenarios(400), lineOf));
    expect(lines).to.have.length(10);
    expect(lines.at(-1)).to.equal('::error title=resilience gate::291 more, in the summary of the job');
  });

  it('is a command a line, whatever a name holds', () => {
    const [first] = hostile.scenarios;
    const facts = { ...first!.facts, file: 'a,b:c%d\n.ts', scenario: 'x::error file=y::z' };
    const text = renderAnnotations(
      { ...hostile, explorations: [], scenarios: [{ ...first!, facts, sentence: '100 %\r\n::error::a' }] },
      lineOf,
    );
    expect(linesOf(text)).to.have.length(1);
    expect(text).to.match(/^::error file=a%2Cb%3Ac%25d \.ts,line=\d+,title=x%3A%3Aerror file=y%3A%3Az%3A regressed::/);
    expect(text).to.include('100 %25 ::error::a').and.not.to.include('\u001b');
  });
});
