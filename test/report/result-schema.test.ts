import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'chai';
import { renderResult } from '../../harness/report/result.ts';
import { resultJsonSchema } from '../../harness/report/result-schema.ts';
import { failing, inconclusive, interrupted, passing } from './sample.ts';
import { witnessed } from './sample-witness.ts';

const published: Record<string, unknown> = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../harness/report/result.schema.json'), 'utf8'),
);

describe('report/result-schema', () => {
  it('is published as it is generated', () => expect(published).to.deep.equal(resultJsonSchema()));

  it('names itself without a host', () => {
    const { $schema, ...own } = published;
    expect($schema).to.equal('https://json-schema.org/draft/2020-12/schema');
    expect(own.$id).to.equal('urn:resilience:result:2');
    expect(JSON.stringify(own)).not.to.include('://');
  });

  it('accepts every result and refuses a broken one', () => {
    const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(published);
    for (const analysis of [passing, failing, inconclusive, interrupted, witnessed]) {
      expect(validate(JSON.parse(renderResult(analysis))), JSON.stringify(validate.errors)).to.equal(true);
    }
    expect(validate({ ...JSON.parse(renderResult(passing)), verdict: 'maybe' })).to.equal(false);
    expect(validate({ ...JSON.parse(renderResult(passing)), experiments: [{}] })).to.equal(false);
  });
});
