import { Readable } from 'node:stream';
import { expect } from 'chai';
import { linesOf, parseEventLine } from '../../../../harness/engine/docker/events/line.ts';

const line =
  '{"status":"die","id":"abc","Type":"container","Action":"die","Actor":{"ID":"abc","Attributes":{"exitCode":"137","odd":"{\\"timeNano\\":5}"}},"scope":"local","time":1795420800,"timeNano":1795420800123456789}';

describe('a line of the events stream', () => {
  it('keeps all nineteen digits of its time, whatever stands in its labels', () => {
    const event = parseEventLine(line);
    expect(event.nanoseconds).to.equal(1795420800123456789n);
    expect(event).to.include({ type: 'container', action: 'die', id: 'abc' });
    expect(event.attributes.exitCode).to.equal('137');
  });

  it('may come in pieces, and is dropped when it never ends', async () => {
    const bytes = Buffer.from('{"a":"é"}\n{"b"');
    const stream = Readable.from([bytes.subarray(0, 7), bytes.subarray(7), Buffer.from(':1}\n\n{"c"')]);
    const lines: string[] = [];
    for await (const one of linesOf(stream)) lines.push(one);
    expect(lines).to.deep.equal(['{"a":"é"}', '{"b":1}']);
  });
});
