/** What a linter found as SARIF: valid by the official schema, with every rule, and each finding at its lines. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import { expect } from 'chai';
import { ruleFacts } from '../../harness/lint/registry.ts';
import { sarifOf } from '../../harness/report/sarif.ts';
import { sampleLint } from './sample-lint.ts';

/** As Microsoft publishes it for 2.1.0. It names no feature of its draft that the validator has not. */
const schemaFile = createRequire(import.meta.url)
  .resolve('@microsoft/jest-sarif')
  .replace(/index\.js$/, 'schemas/sarif-2.1.0-rtm.5.json');
const { $schema, id, ...schema } = JSON.parse(readFileSync(schemaFile, 'utf8'));
const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);

describe('SARIF', () => {
  const sarif = (report = sampleLint) =>
    JSON.parse(JSON.stringify(sarifOf(report, { version: '1', rules: ruleFacts })));

  it('is valid by its schema, with findings and without', () => {
    for (const report of [sampleLint, { ...sampleLint, findings: [], unknownChecks: [] }]) {
      expect(validate(sarif(report)), JSON.stringify(validate.errors)).to.equal(true);
    }
    const wrong = sarif();
    wrong.runs[0].results[0].locations[0].physicalLocation.region.startLine = 0;
    expect(validate(wrong), 'the schema would say so').to.equal(false);
  });

  it('has every rule with what it is about and its level, and each finding by the index of its rule', () => {
    const { tool, results } = sarif().runs[0];
    expect(tool.driver.rules).to.have.length(ruleFacts.length);
    expect(tool.driver.rules[0]).to.have.keys('id', 'shortDescription', 'help', 'defaultConfiguration');
    for (const { ruleId, ruleIndex, level } of results) {
      expect(tool.driver.rules[ruleIndex]).to.deep.include({ id: ruleId, defaultConfiguration: { level } });
    }
  });

  it('places a finding by an address relative to here, and by its lines', () => {
    const [error, , , note] = sarif().runs[0].results;
    expect(error.locations[0].physicalLocation).to.deep.equal({
      artifactLocation: { uri: 'my%20shop/compose.yaml' },
      region: { startLine: 3, startColumn: 5, endLine: 3, endColumn: 20 },
    });
    expect(note.locations, 'no file says it').to.deep.equal([]);
    expect(error.message.text).to.equal(
      'db has one port. unhealthy restarts nothing. cost: stays so. fix: add a healer to db.',
    );
  });

  it('notes what could not be known', () => {
    expect(sarif().runs[0].invocations[0].toolExecutionNotifications[0].message.text).to.include('cache and queue');
  });
});
