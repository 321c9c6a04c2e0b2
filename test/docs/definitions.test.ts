/** The page of definitions: its picture is the golden case's, its numbers are those of the analysis, and its stretches add up to them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { expect } from 'chai';
import { execaSync } from 'execa';
import type { Measured, Observed } from '../../harness/model/measured.ts';
import { example, pictureFile, stretchesOf } from './definitions-picture.ts';
import { firstDifference } from './first-difference.ts';
import { root } from './reference.ts';

const page = readFileSync(join(root, 'harness/DEFINITIONS.md'), 'utf8');
const rows = new Map([...page.matchAll(/^\| ([\w ]+) \|.*\| ([^|]+) \|$/gm)].map((row) => [row[1]!, row[2]!]));

const seen = (observed: Observed | undefined | null): number => {
  if (observed?.seen !== true) throw new Error('it was not seen');
  return observed.time.value;
};

describe('the page of definitions', () => {
  const experiment = example();
  const [probe, service] = [experiment.probes[0]!, experiment.services[0]!];

  it('has the picture that the chart draws of its golden case', () => {
    // By a process of its own: the chart's library places lines otherwise where it finds a test runner.
    const drawn = execaSync(process.execPath, ['test/docs/definitions-picture.ts'], {
      cwd: root,
      stripFinalNewline: false,
    });
    const difference = firstDifference(readFileSync(pictureFile, 'utf8'), drawn.stdout);
    expect(difference, difference ?? '').to.equal(null);
  });

  it('gives in its table the numbers of that case', () => {
    const text = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2)} s`;
    expect(Object.fromEntries(rows)).to.deep.include({
      'first bad answer': text(seen(probe.impact)),
      noticed: text(seen(service.detection)),
      'served again': text(seen(probe.residualRecovery)),
      'stable again': text(seen(probe.relapse?.stays)),
      'for good': text(seen(probe.residualForGood)),
      'healthy again': text(seen(service.residualRecovery)),
      downtime: text(probe.downtime.value),
      blind: text(service.blind!.value),
      'false alarm': text(service.falseAlarm!.value),
      flaps: String(probe.flaps),
    });
  });

  it('draws stretches that add up to what is measured, and defines each of them', () => {
    const lengths = new Map(
      stretchesOf(experiment).map(({ name, spans }) => [name, spans.reduce((sum, { from, to }) => sum + to - from, 0)]),
    );
    const near = (name: string, { value, resolution }: Measured): void =>
      void expect(lengths.get(name), name).to.be.closeTo(value, resolution);
    near('downtime', probe.downtime);
    near('blind', service.blind!);
    near('false alarm', service.falseAlarm!);
    expect(lengths.get('noticed')).to.be.closeTo(seen(service.detection), 1);
    expect(lengths.get('served again')).to.be.closeTo(seen(probe.residualRecovery), 1);
    expect([...lengths.keys()].filter((name) => !rows.has(name))).to.deep.equal([]);
  });

  it('says truly which limit would hold, and which would not', () => {
    const [fails, holds] = [...page.matchAll(/recovers\(\{ within: '(\d+)s' \}\)/g)].map(
      (one) => Number(one[1]) * 1000,
    );
    expect(seen(probe.residualRecovery)).to.be.below(fails!);
    expect(seen(probe.relapse?.stays)).to.be.within(fails!, holds!);
  });
});
