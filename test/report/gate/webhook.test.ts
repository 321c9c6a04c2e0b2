import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'chai';
import type { GateResult } from '../../../harness/model/gate.ts';
import { webhookBody } from '../../../harness/report/gate/webhook.ts';
import { webhookJsonSchema } from '../../../harness/report/gate/webhook-schema.ts';
import { expectGolden } from '../golden.ts';
import { failing, first, green, hostile, interrupted, manyScenarios, red, samples } from './samples.ts';

const published: Record<string, unknown> = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../harness/report/gate/webhook.schema.json'), 'utf8'),
);
const bodyOf = (result: GateResult) => JSON.parse(webhookBody(result)!);

describe('report/gate/webhook', () => {
  it('says nothing where nothing changed, or nothing that anybody should know', () => {
    for (const result of [green, first, { ...red, changed: [] }, { ...samples.unproven!, changed: [] }]) {
      expect(webhookBody(result)).to.equal(null);
    }
  });

  it('says nothing of a night that did not come to its end, since the next would say it again', () =>
    expect(webhookBody(interrupted)).to.equal(null));

  it('tells first of a control that does not show any more that the gate can tell, and the others in one line', () => {
    const { changes, text } = bodyOf(samples.unproven!);
    expect(changes[0]).to.include({ scenario: 'control', role: 'control', from: null, to: 'inconclusive', red: false });
    expect(changes).to.have.length(3);
    expect(text.split('\n').slice(1)).to.deep.equal([
      '✖ *control* not green, as it must be: 1 of 2 failed',
      '? steady → inconclusive: numbers-api and shop',
    ]);
  });

  it('has a text for a chat: the verdict, what changed with its command, and what is still red', () => {
    expectGolden('gate-red.webhook.txt', `${bodyOf(red).text}\n`);
    const changed = failing.changed.filter((one) => one !== 'chat');
    expectGolden('gate-failing.webhook.txt', `${bodyOf({ ...failing, changed }).text}\n`);
  });

  it('counts what is too much for a chat, and has all of it in its list', () => {
    const { text, changes } = bodyOf(manyScenarios(5_000));
    expect(text).to.match(/\n290 more$/);
    expect(text.length).to.be.below(10_000);
    expect(changes).to.have.length(300);
  });

  it('lets no markup or mention of a name through', () => {
    const { text } = bodyOf(hostile);
    expect(text).not.to.match(/[<>]|@all|&(?!amp;|lt;|gt;)/);
    for (const line of text.split('\n')) expect([0, 2], line).to.include(line.replace(/[^`]/g, '').length % 3);
  });
});

describe('report/gate/webhook-schema', () => {
  it('is published as it is generated, and names no host', () => {
    expect(published).to.deep.equal(webhookJsonSchema());
    const { $schema, ...own } = published;
    expect($schema).to.equal('https://json-schema.org/draft/2020-12/schema');
    expect(JSON.stringify(own)).not.to.include('://');
  });

  it('accepts what is sent and refuses what is not', () => {
    const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(published);
    for (const result of [red, failing, samples.unproven!, hostile]) {
      expect(validate(bodyOf(result)), JSON.stringify(validate.errors)).to.equal(true);
    }
    expect(validate({ ...bodyOf(red), changes: [] })).to.equal(false);
    expect(validate({ ...bodyOf(red), verdict: 'maybe' })).to.equal(false);
  });
});
