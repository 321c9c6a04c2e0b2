/** The scenarios of this repository on a real engine, by the command a user types: they pass, one after the other. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { execa } from 'execa';
import type { Analysis } from '../../harness/model/analysis.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

describe('the scenarios on a real engine', () => {
  let reports: string;
  let analyses: readonly Analysis[];
  let exitCode: number | undefined;

  before(async function () {
    this.timeout(360_000);
    reports = mkdtempSync(join(tmpdir(), 'resilience-scenarios-'));
    const words = [
      'harness/cli/main.ts',
      'run',
      'scenarios/numbers-api.ts',
      'scenarios/numbers-web.ts',
      '--reports',
      reports,
      '--json',
    ];
    const result = await execa(process.execPath, words, { cwd: root, reject: false, stdin: 'ignore' });
    process.stdout.write(`${result.stderr}\n`);
    exitCode = result.exitCode;
    analyses = JSON.parse(result.stdout);
  });

  after(() => rmSync(reports, { recursive: true, force: true }));

  const failures = (analysis: Analysis): readonly string[] =>
    analysis.experiments.flatMap(({ name, expectations }) =>
      expectations
        .filter((one) => one.verdict !== 'pass')
        .map(
          (one) =>
            `${name}: ${one.sentence}: ${one.verdict}, observed ${one.observed}, limit ${one.limit}, ${one.reason}`,
        ),
    );

  for (const [name, sentence] of [
    ['numbers-api', /^9 of 9 expectations held\./],
    ['numbers-web', /^11 of 11 expectations held\./],
  ] as const) {
    it(`${name} passes: ${sentence.source.slice(1, 25)}`, () => {
      const analysis = analyses.find((one) => one.scenario === name)!;
      expect(failures(analysis)).to.deep.equal([]);
      expect(analysis.sentence).to.match(sentence);
      expect(analysis).to.include({ verdict: 'pass', ending: 'completed' });
      expect(analysis.leftovers).to.deep.equal([]);
    });
  }

  it('exit with 0, and leave one merged junit.xml beside the run directories', () => {
    expect(exitCode).to.equal(0);
    expect(readdirSync(reports).sort()).to.deep.equal(['junit.xml', 'numbers-api', 'numbers-web']);
  });

  it('take about as long as their windows: numbers-api some hundred seconds', () => {
    const api = analyses.find((one) => one.scenario === 'numbers-api')!;
    // The windows are 95 s; the rest is the stack's own start to healthy, its settling and its end.
    expect(api.duration / 1000).to.be.within(95, 125);
  });
});
