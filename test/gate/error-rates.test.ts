/** What the page of error rates promises, held by fewer nights of the same kind, and the page to what its script writes. */
import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { repeatsRow } from '../docs/error-rates-page.ts';
import { type Kind, rates, ratesByRepeats } from './error-rates.ts';

const page = readFileSync(new URL('../../harness/gate/ERROR-RATES.md', import.meta.url), 'utf8');

/** Of the table of the page, in percent. */
const published = [...page.matchAll(/^\| [a-z].*\| \d+ \(([\d.]+) %.*$/gm)].map((row) => {
  const [first, , five] = row[0]
    .match(/[\d.]+ %(?= \|)/g)!
    .slice(-3)
    .map(Number.parseFloat);
  return { red: Number(row[1]), first: first!, five: five! };
});

describe('the error rates of the gate', function () {
  this.timeout(60_000);

  it('are published as promised: one false red in a thousand nights at most, 1.5 × at once, 1.2 × within five nights', () => {
    expect(published).to.have.length(12);
    for (const { red, first, five } of published) {
      expect(red).to.be.at.most(0.1);
      expect(first).to.be.at.least(95);
      expect(five).to.be.at.least(80);
    }
  });

  for (const [kind, spread] of [
    ['none', 0.15],
    ['none', 0.05],
    ['phase', 0.1],
    ['cut', 0.03],
  ] satisfies [Kind, number][]) {
    it(`are those also in 5,000 other nights that differ by ${100 * spread} %, ${kind}`, () => {
      const { red, nights, found, planted } = rates(kind, spread, 5000);
      const [[first], five] = found as [readonly number[], readonly number[]];
      expect(red / nights, 'false red').to.be.at.most(0.001);
      expect(first! / planted, '1.5 ×, first night').to.be.at.least(0.95);
      expect(five.at(-1)! / planted, '1.2 ×, within five').to.be.at.least(0.8);
    });
  }

  it('are on the page as its script would write them', () => {
    expect(page).to.include(`\n${repeatsRow(0.05, ratesByRepeats(3, 0.05))}\n`);
  });
});
