/** The reader of k6's output, on lines that k6 2.2.0 wrote. */
import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { type K6Told, k6Reader, wallOf } from '../../harness/load/k6-lines.ts';

const recorded = readFileSync(new URL('k6-recorded.ndjson', import.meta.url), 'utf8').split('\n');

function read(lines: readonly string[]): { readonly told: readonly K6Told[]; readonly unreadable: number } {
  const told: K6Told[] = [];
  const reader = k6Reader((one) => void told.push(one));
  for (const line of lines) reader.line(line);
  reader.end();
  return { told, unreadable: reader.unreadable() };
}

const requests = (lines: readonly string[]) => read(lines).told.filter((one) => one.what === 'request');

const at = (text: string): number => Date.parse(`2026-11-23T23:20:${text}Z`);

describe("k6's lines", () => {
  it('become one request each for an answer, an error status, no name, a cut, a timeout and a refusal', () => {
    expect(requests(recorded).map(({ outcome, status, ip }) => [outcome, status, ip])).to.deep.equal([
      ['ok', 200, '127.0.0.1'],
      ['http5xx', 500, '127.0.0.1'],
      ['dns', null, null],
      ['closed_early', null, '127.0.0.1'],
      ['response_timeout', null, '127.0.0.1'],
      ['refused', null, null],
    ]);
  });

  it('give the end of a request, from which its beginning is counted back: connecting lies within blocked', () => {
    const [answered] = requests(recorded);
    expect(answered!.end).to.be.closeTo(at('15.033') + 0.793836, 0.001);
    expect(answered!.connected).to.be.closeTo(answered!.end - 118.096511, 0.001);
    expect(answered!.start).to.be.closeTo(answered!.end - 118.096511 - 0.362479, 0.001);
    expect(answered!.firstByte).to.be.closeTo(answered!.end - 0.156643, 0.001);
  });

  it('time a timeout whole, and a dial that failed not at all', () => {
    const [, , noName, , timeout, refused] = requests(recorded);
    expect(timeout!.end - timeout!.start).to.be.closeTo(1003.24, 0.01);
    expect(timeout!.firstByte).to.equal(null);
    for (const one of [noName!, refused!]) {
      expect(one.start).to.equal(one.end);
      expect(one.connected).to.equal(null);
    }
  });

  it('tell of iterations that came to their end or never began, and pass over the summary', () => {
    const { told, unreadable } = read(recorded);
    expect(told.slice(-2)).to.deep.equal(
      [{ what: 'iteration' }, { what: 'dropped', at: at('16.921') + 0.591, count: 1 }].map((one) =>
        'at' in one ? { ...one, at: (told.at(-1) as { at: number }).at } : one,
      ),
    );
    expect((told.at(-1) as { at: number }).at).to.be.closeTo(at('16.921') + 0.591175, 0.001);
    expect(unreadable).to.equal(0);
  });

  it('keep two requests of one instant apart, and one that was cut off at the end', () => {
    const one = recorded.filter((line) => line.includes('"status":"500"'));
    expect(requests([...one, ...one])).to.have.length(2);
    expect(requests(one.slice(0, 4))).to.have.length(1);
  });

  it('work without the judgement of a status, which a script may switch off', () => {
    const one = recorded
      .filter((line) => line.includes('"status":"200"') && !line.includes('http_req_failed'))
      .map((line) => line.replace('"expected_response":"true",', ''));
    expect(requests(one).map(({ outcome }) => outcome)).to.deep.equal(['ok']);
  });

  it('are counted where they are damaged, and do not take the next ones with them', () => {
    const broken = '{"metric":"http_reqs","type":"Point","data":{"ti';
    const { told, unreadable } = read([broken, ...recorded, 'what the script printed', '{"not": "ours"}']);
    expect(unreadable).to.equal(1);
    expect(told.filter((one) => one.what === 'request')).to.have.length(6);
  });
});

describe('the time of a point', () => {
  it('has nanoseconds and a zone', () => {
    const whole = Date.parse('2026-11-23T22:01:36Z');
    expect(wallOf('2026-11-23T22:01:36.392768682Z')).to.be.closeTo(whole + 392.768, 0.001);
    expect(wallOf('2026-11-23T23:01:36+01:00')).to.equal(whole);
    expect(() => wallOf('yesterday')).to.throw(/not a time/);
  });
});
