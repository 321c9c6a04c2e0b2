import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'chai';
import { milliseconds } from '../../../harness/model/time.ts';
import { checkupJsonSchema } from '../../../harness/report/checkup/checkup-schema.ts';
import { renderCheckupJson } from '../../../harness/report/checkup/json.ts';
import { sampleCheckup } from './sample.ts';

const published: Record<string, unknown> = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../harness/report/checkup/checkup.schema.json'), 'utf8'),
);

describe('report/checkup/checkup-schema', () => {
  it('is published as it is generated', () => expect(published).to.deep.equal(checkupJsonSchema()));

  it('accepts a checkup and refuses a broken one', () => {
    const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(published);
    const good = JSON.parse(renderCheckupJson(sampleCheckup));
    expect(validate(good), JSON.stringify(validate.errors)).to.equal(true);
    expect(validate({ ...good, checks: [{ ...good.checks[0], verdict: 'tired' }] })).to.equal(false);
    expect(validate({ ...good, ending: 'maybe' })).to.equal(false);
  });

  it('holds the whole checkup and nothing else, and refuses numbers that JSON cannot hold', () => {
    expect(JSON.parse(renderCheckupJson(sampleCheckup))).to.deep.equal(sampleCheckup);
    expect(() => renderCheckupJson({ ...sampleCheckup, took: milliseconds(Number.NaN) })).to.throw();
  });
});
