/** The first scenarios of this repository on a real engine, by the command a user types: they pass, one after the other. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { type Asked, ask, shortcomings } from './ask.ts';

describe('the scenarios on a real engine', () => {
  let reports: string;
  let asked: Asked;

  before(async function () {
    this.timeout(600_000);
    reports = mkdtempSync(join(tmpdir(), 'resilience-scenarios-'));
    asked = await ask(['scenarios/numbers-api.ts', 'scenarios/numbers-web.ts'], reports);
  });

  after(() => rmSync(reports, { recursive: true, force: true }));

  for (const [name, sentence] of [
    ['numbers-api', /^9 of 9 expectations held\./],
    ['numbers-web', /^12 of 12 expectations held\./],
  ] as const) {
    it(`${name} passes: ${sentence.source.slice(1, 25)}`, () => {
      const analysis = asked.analyses.find((one) => one.scenario === name)!;
      expect(shortcomings(analysis)).to.deep.equal([]);
      expect(analysis.sentence).to.match(sentence);
      expect(analysis).to.include({ verdict: 'pass', ending: 'completed' });
      expect(analysis.leftovers).to.deep.equal([]);
    });
  }

  it('exit with 0, and leave one merged junit.xml beside the run directories', () => {
    expect(asked.exitCode).to.equal(0);
    expect(readdirSync(reports).sort()).to.deep.equal(['junit.xml', 'numbers-api', 'numbers-web']);
  });

  it('take about as long as their windows: numbers-api some hundred seconds', () => {
    const api = asked.analyses.find((one) => one.scenario === 'numbers-api')!;
    // The windows are 95 s; the rest is the stack's own start to healthy, its settling and its end.
    expect(api.duration / 1000).to.be.within(95, 125);
  });
});
