/** What an answer that came whole is worth. */
import { expect } from 'chai';
import type { HttpProbe } from '../../../harness/model/probe.ts';
import { judgeAnswer } from '../../../harness/probes/http/judge.ts';
import { httpProbe } from '../../plan/parts.ts';

/** Of answers without headers. */
function judgeOf(more: Partial<HttpProbe> = {}) {
  const accept = judgeAnswer(httpProbe(more));
  return (status: number, body: string) => accept(status, body, {});
}

/** Told with its words, by which its reader may know whose they are. */
const wrong = (said: string) => ({ outcome: 'wrong_body', said });

describe('judging an answer', () => {
  it('takes a declared status as good, even one that others would call an error', () => {
    const judge = judgeOf({ status: [200, 503] });
    expect([judge(200, ''), judge(503, ''), judge(500, '')]).to.deep.equal(['ok', 'ok', 'http5xx']);
  });

  it('calls any other status by its class, and those below 400 wrong', () => {
    const judge = judgeOf();
    expect([404, 499, 500, 599].map((status) => judge(status, ''))).to.deep.equal([
      'http4xx',
      'http4xx',
      'http5xx',
      'http5xx',
    ]);
    expect([201, 204, 302].map((status) => judge(status, ''))).to.deep.equal(['wrong', 'wrong', 'wrong']);
  });

  it('tells a good status with a body that does not pass from every other wrong answer', () => {
    const contains = judgeOf({ body: { contains: 'KIFFIN' } });
    expect([contains(200, 'a KIFFIN b'), contains(200, 'kiffin')]).to.deep.equal(['ok', wrong('kiffin')]);
    const matches = judgeOf({ body: { matches: '^\\d+$' } });
    expect([matches(200, '42'), matches(200, '42'), matches(200, 'x42')]).to.deep.equal(['ok', 'ok', wrong('x42')]);
    expect(contains(404, 'KIFFIN')).to.equal('http4xx');
  });

  it('keeps to the flags of a pattern, and reads one that was stored without', () => {
    const any = judgeOf({ body: { matches: '^ok$', flags: 'im' } });
    expect([any(200, 'OK'), any(200, 'x\nOk'), any(200, 'okay')]).to.deep.equal(['ok', 'ok', wrong('okay')]);
    const asStored = judgeOf(JSON.parse('{ "body": { "matches": "^ok$" } }'));
    expect([asStored(200, 'ok'), asStored(200, 'OK')]).to.deep.equal(['ok', wrong('OK')]);
  });
});
