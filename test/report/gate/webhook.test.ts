import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'chai';
import type { GateResult, ScenarioState } from '../../../harness/model/gate.ts';
import { webhookBody } from '../../../harness/report/gate/webhook.ts';
import { webhookJsonSchema } from '../../../harness/report/gate/webhook-schema.ts';
import { expectGolden } from '../golden.ts';
import { failing, first, green, hostile, interrupted, manyScenarios, red, samples } from './samples.ts';

const published: Record<string, unknown> = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../harness/report/gate/webhook.schema.json'), 'utf8'),
);
const bodyOf = (result: GateResult) => JSON.parse(webhookBody(result)!);

/** The green night, its first scenario from one state to another. */
const moved = (before: ScenarioState | null, state: ScenarioState): string | null =>
  webhookBody({ ...green, scenarios: [{ ...green.scenarios[0]!, before, state }, ...green.scenarios.slice(1)] });

describe('report/gate/webhook', () => {
  it('says nothing where nothing changed', () => {
    for (const result of [green, first]) expect(webhookBody(result)).to.equal(null);
    const still = red.scenarios.map((one) => ({ ...one, before: one.state }));
    expect(webhookBody({ ...red, scenarios: still }), 'red as the night before').to.equal(null);
  });

  it('says nothing of a night that did not come to its end, since the next would say it again', () =>
    expect(webhookBody(interrupted)).to.equal(null));

  it('tells a change that somebody may have to act on, and an improvement', () => {
    for (const state of ['regressed', 'failed', 'unstable', 'known weakness', 'inconclusive', 'quarantined'] as const) {
      expect(moved('steady', state), `to ${state}`).not.to.equal(null);
      expect(moved(state, 'steady'), `from ${state}`).not.to.equal(null);
    }
    expect(moved('steady', 'improved')).not.to.equal(null);
    for (const state of ['new', 'learning', 'improved'] as const) expect(moved(state, 'steady')).to.equal(null);
    expect(moved(null, 'new')).to.equal(null);
  });

  it('tells of a control that does not show any more that the gate can tell', () => {
    const { changes } = bodyOf(samples.unproven!);
    expect(changes).to.have.length(1);
    expect(changes[0]).to.include({ scenario: 'control', role: 'control', from: 'steady', to: 'failed', red: false });
  });

  it('has a text for a chat: the verdict, what changed with its command, and what is still red', () => {
    expectGolden('gate-red.webhook.txt', `${bodyOf(red).text}\n`);
    const scenarios = failing.scenarios.map((one, index) => (index === 0 ? { ...one, before: one.state } : one));
    expectGolden('gate-failing.webhook.txt', `${bodyOf({ ...failing, scenarios }).text}\n`);
  });

  it('counts what is too much for a chat, and has all of it in its list', () => {
    const { text, changes } = bodyOf(manyScenarios(5_000));
    expect(text).to.include('290 more changed');
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
