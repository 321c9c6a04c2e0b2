import { expect } from 'chai';
import { renderGate } from '../../../harness/report/gate/terminal.ts';
import { expectGolden } from '../golden.ts';
import { failing, hostile, manyScenarios, red, samples } from './samples.ts';

const plain = { colour: false, width: 100, evidence: 'reports/gate/2026-11-30-7421-1' };

describe('report/gate/terminal', () => {
  for (const [name, result] of Object.entries(samples)) {
    it(`tells the ${name} night`, () => expectGolden(`gate-${name}.txt`, renderGate(result, plain)));
  }

  it('keeps to the width, but for commands, from narrow to wide', () => {
    for (const width of [60, 80, 120]) {
      for (const result of Object.values(samples)) {
        const lines = renderGate(result, { ...plain, width }).split('\n');
        for (const line of lines.filter((one) => !/reproduce {2}|compose\.yaml\.json/.test(one))) {
          expect(line.length, `${width}: ${line}`).to.be.at.most(width);
        }
      }
    }
  });

  it('has what is red last, with number, limit, baseline, probability and the command in one piece', () => {
    const lines = renderGate(red, { ...plain, width: 70 }).split('\n');
    const at = lines.findIndex((line) => line.startsWith('  ✖ shop'));
    expect(lines.slice(at).join(' ').replace(/\s+/g, ' ')).to.include(
      '1.3 s → 4.42 s (1 … 1.6 s in 24 nights), confirmed: 3.3 times as long (2.9 … 3.8), p 0.008, since 9be01c4',
    );
    expect(lines.findIndex((line) => line.startsWith('FAIL'))).to.be.above(at);
    expect(lines).to.include(`${' '.repeat(22)}reproduce  ${red.scenarios[0]!.facts.comparison!.command}`);
    expect(lines.findIndex((line) => line.includes('numbers-api'))).to.be.below(at);
  });

  it('says no state by its colour alone: its word stands on every line, once', () => {
    const text = renderGate(failing, { ...plain, width: 200 });
    for (const word of ['failed in 8', 'a known weakness holds', 'quarantined until', 'steady: noticed']) {
      expect(text).to.include(word);
    }
    expect(text).not.to.match(/(failed|steady|quarantined|known weakness): (a )?\1/);
  });

  it('differs in colour only by escape codes', () => {
    for (const result of Object.values(samples)) {
      const coloured = renderGate(result, { ...plain, colour: true });
      expect(coloured).to.include('\u001b[');
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these codes are what is compared.
      expect(coloured.replace(/\u001b\[\d+m/g, '')).to.equal(renderGate(result, plain));
    }
  });

  it('lets no escape sequence of a name through', () => {
    expect(renderGate(hostile, { ...plain, evidence: 'a\u001b[31m' })).not.to.include('\u001b');
  });

  it('counts what is as ever where it is much, and leaves out nothing that is red', () => {
    const text = renderGate(manyScenarios(400), plain);
    expect(text).to.include('✔ 72 more in which nothing happened');
    expect(text.match(/✖ scenario-/g)).to.have.length(300);
  });

  it('names the trend page where there is one', () => {
    expect(renderGate(red, { ...plain, trend: 'reports/trend/index.html' })).to.match(/\ntrend {5}reports\/trend/);
  });
});
