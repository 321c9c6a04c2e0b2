/** A whole comparison on a real engine: its answer, its patch and the run that tries it, and the same answer again from what is stored. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'chai';
import { applyPatch } from 'diff';
import type { Comparison } from '../../harness/model/comparison.ts';
import { type Folder, folderWith } from './cli.ts';
import { leftOf } from './engine.ts';
import { compose, scenario, stack } from './tiny.ts';

/** Two failures in a row, so that also right before a look the slower check needs a whole cycle more. */
const slow = compose.replace('interval: 500ms', 'interval: 2s, start_interval: 500ms, start_period: 5s');

const flipped = `'a flip': {
  fault: flipHealth(web, { by: 'wrapper' }), baseline: '1s', hold: '6s', recovery: '1s',
  during: [expect(web).isDetected({ by: 'engine', within: 'predicted' })],
},`;

describe('resilience compare', function () {
  this.timeout(400_000);
  let folder: Folder;
  let place: string;
  let comparison: Comparison;

  before(async () => {
    folder = await folderWith({ ...stack(slow), 'tiny.ts': scenario({ experiments: flipped }) });
    const words = ['compare', 'tiny.ts', '--vary', 'healthcheck.interval=2s,500ms', '--repeats', '6', '--jobs', '2'];
    const { exitCode, stderr } = await folder.run([...words, '--objective', 'TTD max < 1.6s', '--seed', 'x']);
    expect(exitCode, stderr).to.equal(0);
    const files = await folder.files('reports');
    place = `reports/${files.find((file) => file.endsWith('/comparison.json'))!.replace('/comparison.json', '')}`;
    comparison = JSON.parse(folder.read(`${place}/comparison.json`));
  });
  after(() => folder.remove());

  it('finds the quicker check quicker, and says by how much, how sure, and at what price', () => {
    const [detection] = comparison.measures;
    expect(detection!.measure.quantity).to.equal('detection');
    const [pair] = detection!.pairs;
    expect(pair!.word).to.equal('better');
    // Both wait for what is left of their cycle: 2 s and a look against 0.5 s and a look.
    expect(pair!.ratio!.value).to.be.within(0.15, 0.6);
    expect(pair!.p).to.equal(2 / 2 ** 6);
    expect(comparison.variants.map((one) => one.meets)).to.deep.equal([false, true]);
    // A check starts a program, which no machine does in a tenth of a millisecond. It is the difference of two readings of a busy container.
    for (const { price } of comparison.variants) {
      const { value, min, max } = price!.perProbe!;
      expect(min ?? value).to.be.below(500);
      expect(max ?? value).to.be.above(0.1);
    }
    // By the settings: every 2 s, and every 0.5 s, each after a check's own time.
    const [slowly, quickly] = comparison.variants.map((one) => one.price!.probesPerHour);
    expect(quickly! / slowly!).to.be.within(2, 4);
  });

  it('recommends the patch that meets the objective, and has tried it', () => {
    const { recommendation } = comparison;
    expect(recommendation!.variant).to.equal('interval 500ms');
    const patched = applyPatch(slow, folder.read(`${place}/recommendation.patch`));
    expect(patched).to.equal(slow.replace('interval: 2s', 'interval: 500ms'));
    expect(recommendation!.confirmed).to.deep.include({ folder: 'runs/confirm', holds: true });
  });

  it('keeps every run, every override, and a document that holds to its schema', async () => {
    const schema = JSON.parse(
      await readFile(new URL('../../harness/report/comparison/comparison.schema.json', import.meta.url), 'utf8'),
    );
    const validate = new Ajv2020({ strict: false }).compile(schema);
    expect(validate(comparison), JSON.stringify(validate.errors)).to.equal(true);
    const files = await folder.files(place);
    expect(files.filter((file) => /runs\/b\d\d-[^/]*\/timeline\.ndjson$/.test(file)).length).to.be.at.least(12);
    expect(files.filter((file) => /overrides\/.*\.yaml$/.test(file))).to.have.length(2);
    expect(files.some((file) => file.endsWith('compare.html'))).to.equal(true);
  });

  it('is answered again from what is stored, to the byte', async () => {
    const before = folder.read(`${place}/comparison.json`);
    const { exitCode } = await folder.run(['analyze', place]);
    expect(exitCode).to.equal(0);
    expect(folder.read(`${place}/comparison.json`)).to.equal(before);
  });

  it('leaves nothing behind', async () => {
    const name = comparison.run.slice('compare-'.length);
    for (const { folder: own } of comparison.runs) {
      expect(await leftOf(`${name}-${basename(own)}`), own).to.deep.equal([]);
    }
  });
});
