/** What is asked of a good answer beside its status and body, and what is told where it is not so. */
import { expect } from 'chai';
import type { HttpExtras } from '../../../harness/model/http-probe.ts';
import { furtherTest } from '../../../harness/probes/http/further.ts';
import { judgeAnswer } from '../../../harness/probes/http/judge.ts';
import { httpProbe } from '../../plan/parts.ts';

const body = JSON.stringify({ order: { id: 41, state: 'open' }, sum: '7.50' });
const headers = { 'content-type': 'application/json; charset=utf-8', 'set-cookie': ['a=1', 'b=2'] };
const judged = (extras: HttpExtras, text = body) => furtherTest(extras)!(text, headers);

describe('a good answer', () => {
  it('is asked nothing more where nothing more is declared', () => {
    expect(furtherTest({})).to.equal(null);
    expect(furtherTest({ hasHeaders: {}, hasJson: {} })).to.equal(null);
  });

  it('has the headers that are declared, whole or by a pattern', () => {
    expect(judged({ hasHeaders: { 'content-type': { matches: 'json' } } })).to.equal('ok');
    expect(judged({ hasHeaders: { 'set-cookie': { equals: 'a=1, b=2' } } })).to.equal('ok');
    expect(judged({ hasHeaders: { 'content-type': { equals: 'application/json' } } })).to.deep.equal({
      outcome: 'wrong',
      said: 'content-type is "application/json; charset=utf-8", and should be "application/json"',
    });
    expect(judged({ hasHeaders: { etag: { matches: '.' } } })).to.deep.equal({
      outcome: 'wrong',
      said: 'there is no etag, and it should match /./',
    });
  });

  it('has the values that are declared in its JSON, of their own type', () => {
    const paths = { 'order.id': { matches: '^\\d+$' }, 'order.state': { equals: 'open' }, sum: { equals: '7.50' } };
    expect(judged({ hasJson: paths })).to.equal('ok');
    expect(judged({ hasJson: { sum: { equals: 7.5 } } })).to.deep.equal({
      outcome: 'wrong_body',
      said: 'sum is "7.50", and should be 7.5',
    });
    expect(judged({ hasJson: { 'order.paid': { equals: null } } })).to.deep.equal({
      outcome: 'wrong_body',
      said: 'there is no order.paid, and it should be null',
    });
  });

  it('is JSON where a value of it is asked for, and is kept with that value', () => {
    expect(judged({ value: 'order.id' })).to.deep.equal({ outcome: 'ok', value: '41' });
    expect(judged({ value: 'order' })).to.deep.equal({ outcome: 'ok', value: '{"id":41,"state":"open"}' });
    expect(judged({ value: 'order.total' })).to.deep.equal({ outcome: 'wrong_body', said: 'there is no order.total' });
    expect(judged({ value: 'a' }, '<html>')).to.deep.equal({ outcome: 'wrong_body', said: 'the body is no JSON' });
    const long = judged({ value: 'a' }, JSON.stringify({ a: 'x'.repeat(5000) }));
    expect(long).to.have.property('value').with.length(1000);
  });

  it('says what is wrong in one line that can be read', () => {
    const { said } = judged({ hasJson: { a: { equals: 1 } } }, JSON.stringify({ a: `b\n${'c'.repeat(999)}` })) as {
      said: string;
    };
    expect(said).to.have.length(300).and.not.include('\n');
  });

  it('is looked at further only where its status and body are good', () => {
    const judge = judgeAnswer(httpProbe({ hasJson: { a: { equals: 1 } }, body: { contains: '{' } }));
    expect(judge(200, '{"a":1}', {})).to.equal('ok');
    expect(judge(500, '{"a":2}', {})).to.equal('http5xx');
    expect(judge(200, '"a"', {})).to.deep.equal({ outcome: 'wrong_body', said: '"a"' });
  });
});
