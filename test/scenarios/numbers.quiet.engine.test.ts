/** The first scenarios of this repository on a real engine, by the command a user types: they pass, each beside the other. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { type Asked, ask, shortcomings } from './ask.ts';

const names = ['numbers-api', 'numbers-web'] as const;

describe('the scenarios on a real engine', () => {
  let reports: string;
  let asked: Readonly<Record<(typeof names)[number], Asked>>;

  before(async function () {
    this.timeout(600_000);
    reports = mkdtempSync(join(tmpdir(), 'resilience-scenarios-'));
    // Each waits most of the time.
    const [api, web] = await Promise.all(names.map((name) => ask([`scenarios/${name}.ts`], join(reports, name))));
    asked = { 'numbers-api': api!, 'numbers-web': web! };
  });

  after(() => rmSync(reports, { recursive: true, force: true }));

  for (const [name, sentence] of [
    ['numbers-api', /^9 of 9 expectations held\./],
    ['numbers-web', /^12 of 12 expectations held\./],
  ] as const) {
    it(`${name} passes: ${sentence.source.slice(1, 25)}`, () => {
      const [analysis] = asked[name].analyses;
      expect(shortcomings(analysis!)).to.deep.equal([]);
      expect(analysis!.sentence).to.match(sentence);
      expect(analysis).to.include({ verdict: 'pass', ending: 'completed' });
      expect(analysis!.leftovers).to.deep.equal([]);
    });
  }

  it('exit with 0, and leave nothing but their run directories', () => {
    for (const name of names) {
      expect(asked[name].exitCode, name).to.equal(0);
      expect(readdirSync(join(reports, name)).sort()).to.deep.equal([name]);
    }
  });

  it('take about as long as their windows: numbers-api some hundred seconds', () => {
    const [api] = asked['numbers-api'].analyses;
    // The windows are 95 s; the rest is the stack's own start to healthy, its settling and its end.
    expect(api!.duration / 1000).to.be.within(95, 125);
  });
});
