import { expect } from 'chai';
import { renderEvidence } from '../../../harness/report/gate/evidence.ts';
import { expectGolden } from '../golden.ts';
import { explored, green, hostile, red } from './samples.ts';

const size = 48 * 2 ** 20;

describe('report/gate/evidence', () => {
  it('says what lies where, how much it is, and how long to keep it', () =>
    expectGolden('gate-evidence.md', renderEvidence(red, size)));

  it('says where the matrix of each stack lies that was explored', () => {
    const lines = renderEvidence(explored, size)
      .split('\n')
      .filter((line) => line.includes(', explored'));
    expect(lines[0]).to.match(/shop, explored \| explore\/shop\/.*\/ \| 9 rows \| explore\/shop\/.*\/matrix\.html \|/);
    expect(lines.at(-1)).to.match(/search, explored \| – \| 0 rows \| – \|/);
  });

  it('asks for longer keeping of what is not understood yet', () => {
    expect(renderEvidence(green, size)).to.include('48 MiB in all.').and.to.include('two weeks are enough');
    expect(renderEvidence(red, size)).to.include('90 days at least');
  });

  it('lets no markup of a name through', () => {
    const text = renderEvidence(hostile, size).replace(/```text\n[\s\S]*?\n```/g, '');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: this is what is to be kept out.
    expect(text).not.to.match(/\u001b|<img|@all/);
  });
});
