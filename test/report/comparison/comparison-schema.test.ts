import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'chai';
import { milliseconds } from '../../../harness/model/time.ts';
import { comparisonJsonSchema } from '../../../harness/report/comparison/comparison-schema.ts';
import { renderComparisonJson } from '../../../harness/report/comparison/json.ts';
import { hostile, samples } from './sample.ts';

const published: Record<string, unknown> = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../harness/report/comparison/comparison.schema.json'), 'utf8'),
);
const all = [...Object.values(samples), hostile];

describe('report/comparison/comparison-schema', () => {
  it('is published as it is generated', () => expect(published).to.deep.equal(comparisonJsonSchema()));

  it('names itself without a host', () => {
    const { $schema, ...own } = published;
    expect($schema).to.equal('https://json-schema.org/draft/2020-12/schema');
    expect(own.$id).to.equal('urn:resilience:comparison:1');
    expect(JSON.stringify(own)).not.to.include('://');
  });

  it('accepts every comparison and refuses a broken one', () => {
    const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(published);
    for (const comparison of all) {
      expect(validate(JSON.parse(renderComparisonJson(comparison))), JSON.stringify(validate.errors)).to.equal(true);
    }
    const good = JSON.parse(renderComparisonJson(samples.chapter!));
    expect(validate({ ...good, verdict: 'maybe' })).to.equal(false);
    expect(validate({ ...good, measures: [{}] })).to.equal(false);
    expect(validate({ ...good, variants: [{ ...good.variants[0], onFront: null }] })).to.equal(false);
  });
});

describe('report/comparison/json', () => {
  it('holds the whole comparison and nothing else', () => {
    for (const comparison of all) expect(JSON.parse(renderComparisonJson(comparison))).to.deep.equal(comparison);
  });

  it('has one order of keys, whatever order the comparison has', () => {
    const chapter = samples.chapter!;
    const reversed = Object.fromEntries(Object.entries(chapter).reverse()) as unknown as typeof chapter;
    expect(renderComparisonJson(reversed)).to.equal(renderComparisonJson(chapter));
  });

  it('refuses numbers that JSON cannot hold', () => {
    const broken = { ...samples.chapter!, duration: milliseconds(Number.POSITIVE_INFINITY) };
    expect(() => renderComparisonJson(broken)).to.throw();
  });
});
