import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'chai';
import { milliseconds } from '../../../harness/model/time.ts';
import { explorationJsonSchema } from '../../../harness/report/explore/exploration-schema.ts';
import { parseExplorationJson, renderExplorationJson } from '../../../harness/report/explore/json.ts';
import { sampleExploration } from '../../explore/sample-exploration.ts';

const published: Record<string, unknown> = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../harness/report/explore/exploration.schema.json'), 'utf8'),
);

describe('report/explore/exploration-schema', () => {
  it('is published as it is generated', () => expect(published).to.deep.equal(explorationJsonSchema()));

  it('names itself without a host', () => {
    const { $schema, ...own } = published;
    expect($schema).to.equal('https://json-schema.org/draft/2020-12/schema');
    expect(own.$id).to.equal('urn:resilience:exploration:1');
    expect(JSON.stringify(own)).not.to.include('://');
  });

  it('accepts an exploration and refuses a broken one', () => {
    const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(published);
    const good = JSON.parse(renderExplorationJson(sampleExploration));
    expect(validate(good), JSON.stringify(validate.errors)).to.equal(true);
    expect(validate({ ...good, ending: 'maybe' })).to.equal(false);
    expect(validate({ ...good, rows: [{ ...good.rows[0], cells: [{ felt: 'fine' }] }] })).to.equal(false);
    expect(validate({ ...good, findings: [{ ...good.findings[0], weakness: 'tired' }] })).to.equal(false);
  });
});

describe('report/explore/json', () => {
  it('holds the whole exploration and nothing else, and is read again', () => {
    const text = renderExplorationJson(sampleExploration);
    expect(JSON.parse(text)).to.deep.equal(sampleExploration);
    expect(parseExplorationJson(text)).to.deep.equal(sampleExploration);
  });

  it('refuses numbers that JSON cannot hold, and what is no exploration', () => {
    expect(() => renderExplorationJson({ ...sampleExploration, took: milliseconds(Number.NaN) })).to.throw();
    expect(() => parseExplorationJson('{"schema":"resilience.exploration/2"}')).to.throw();
  });
});
