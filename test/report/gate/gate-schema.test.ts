import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'chai';
import { milliseconds } from '../../../harness/model/time.ts';
import { gateJsonSchema } from '../../../harness/report/gate/gate-schema.ts';
import { parseGateJson, renderGateJson } from '../../../harness/report/gate/json.ts';
import { hostile, red, samples } from './samples.ts';

const published: Record<string, unknown> = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../harness/report/gate/gate.schema.json'), 'utf8'),
);
const all = [...Object.values(samples), hostile];

describe('report/gate/gate-schema', () => {
  it('is published as it is generated', () => expect(published).to.deep.equal(gateJsonSchema()));

  it('names itself without a host', () => {
    const { $schema, ...own } = published;
    expect($schema).to.equal('https://json-schema.org/draft/2020-12/schema');
    expect(own.$id).to.equal('urn:resilience:gate:1');
    expect(JSON.stringify(own)).not.to.include('://');
  });

  it('accepts every night and refuses a broken one', () => {
    const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(published);
    for (const result of all) {
      expect(validate(JSON.parse(renderGateJson(result))), JSON.stringify(validate.errors)).to.equal(true);
    }
    const good = JSON.parse(renderGateJson(red));
    expect(validate({ ...good, verdict: 'maybe' })).to.equal(false);
    expect(validate({ ...good, scenarios: [{ ...good.scenarios[0], state: 'sad' }] })).to.equal(false);
    expect(validate({ ...good, facts: { ...good.facts, scenarios: [{}] } })).to.equal(false);
  });
});

describe('report/gate/json', () => {
  it('holds the whole night and nothing else, and is read again', () => {
    for (const result of all) {
      expect(JSON.parse(renderGateJson(result))).to.deep.equal(result);
      expect(parseGateJson(renderGateJson(result))).to.deep.equal(result);
    }
  });

  it('has one order of keys, whatever order the night has', () => {
    const reversed = Object.fromEntries(Object.entries(red).reverse()) as unknown as typeof red;
    expect(renderGateJson(reversed)).to.equal(renderGateJson(red));
  });

  it('refuses numbers that JSON cannot hold, and what is no night', () => {
    const facts = { ...red.facts, duration: milliseconds(Number.NaN) };
    expect(() => renderGateJson({ ...red, facts })).to.throw();
    expect(() => parseGateJson('{"schema":"resilience.gate/2"}')).to.throw();
  });
});
