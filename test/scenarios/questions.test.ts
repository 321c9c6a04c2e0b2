/** The questions: each has a scenario that can be planned, and the page lists them all. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { witnessed } from '../report/sample-witness.ts';
import { findingsText } from './findings-text.ts';
import { indexPage, measuredText, readEntry } from './index-page.ts';
import { questions } from './questions.ts';

const scenarios = join(import.meta.dirname, '../../scenarios');

describe('the twenty-five questions', () => {
  it('have a scenario each, or stand among the findings', () => {
    const answered = new Set(questions().map((one) => one.number));
    const missing = Array.from({ length: 25 }, (_, index) => index + 1).filter((number) => !answered.has(number));
    expect(missing).to.deep.equal([13]);
    expect(findingsText).to.include('**13, what a probe costs**');
  });

  it('stand in scenarios/README.md with what was last measured, each as a pass', () => {
    const page = readFileSync(join(scenarios, 'README.md'), 'utf8');
    for (const { file, number, expected } of questions()) {
      const row = page.split('\n').find((line) => line.includes(`](${file})`));
      expect(row, file).to.match(new RegExp(`^\\| ${number} \\|`));
      expect(row, file).to.include(expected.replaceAll('|', '\\|'));
      expect(row, file).to.include('| pass: ');
    }
    for (const [, link] of page.matchAll(/\]\(([^)]+)\)/g))
      expect(existsSync(join(scenarios, link!)), link).to.equal(true);
  });

  it('become rows of question, expectation and figures', () => {
    const entry = readEntry(
      'questions/x.ts',
      "/** Question 7: does a | matter? It does. */\nexport default defineScenario({ title: 'Does a | matter?' });",
    );
    expect(entry).to.include({ number: 7, title: 'Does a | matter?', expected: 'It does.' });
    const page = indexPage([entry], new Map([['x', witnessed]]), '');
    expect(page).to.include('| 7 | [Does a \\| matter?](questions/x.ts) | It does. | fail: noticed 0.20 s ± 0.06 s');
    expect(indexPage([entry], new Map(), '')).to.include('| not measured |');
    expect(measuredText(witnessed)).to.include('410 of 412 kept');
    expect(() => readEntry('y.ts', '/** No question. */')).to.throw('y.ts does not begin with its question');
  });
});
